import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { audienceIds } from '../../schema/audience.ts';
import type { AudienceId } from '../../schema/audience.ts';
import { receivingEntity } from '../../subgraphs/japan/receiving-entity/receiving-entity.table.ts';
import { entityRow } from '../subgraphs/rows/japan-rows.ts';
import type { Data } from '../subgraphs/served-subgraph.ts';
import { openMinistries } from './ministries.ts';
import type { Ministries } from './ministries.ts';

let ministries: Ministries;
let n = 0;
let corporateNumber = '';

beforeAll(async () => {
  ministries = await openMinistries();
}, 120_000);
afterAll(() => ministries.close());

/** A new receiving entity for each test. */
beforeEach(async () => {
  n += 1;
  const entity = entityRow(n);
  corporateNumber = String(entity['corporateNumber']);
  await ministries.japan.insert(receivingEntity, [entity]);
});

const japanese: readonly AudienceId[] = ['japan_isa', 'japan_mofa', 'japan_mhlw', 'japan_npa'];
const kyrgyz: readonly AudienceId[] = ['kyrgyzstan_ministry', 'kyrgyzstan_center'];

const issue = (more: Readonly<Record<string, unknown>> = {}) => ({
  clientMutationKey: `issue ${String(n)}`,
  corporateNumber,
  orderDate: '2026-03-01',
  deadline: '2026-06-01',
  groundArticles: ['19-21(1)'],
  reason: 'support was not given',
  plannedPublicNoticeDate: '2026-03-10',
  ...more,
});

/** Issues an order and gives its id. */
const issued = async (): Promise<string> => {
  const { data } = await ministries.ask(
    'japan_isa',
    'mutation($input: IssueImprovementOrderInput!) { issueImprovementOrder(input: $input) { ... on ImprovementOrderIssued { improvementOrder { id version underEmbargo receivingEntity { corporateNumber } } } } }',
    { input: issue() },
  );
  expect(data.issueImprovementOrder.improvementOrder).toMatchObject({
    version: 1,
    underEmbargo: true,
    receivingEntity: { corporateNumber },
  });
  return data.issueImprovementOrder.improvementOrder.id as string;
};

/** By which audiences the order is found, in the list and below its entity. */
const seenBy = async (): Promise<readonly AudienceId[]> => {
  const told = await ministries.everyone(
    `{ improvementOrders(filter: { corporateNumber: "${corporateNumber}" }) { edges { node { reason } } }
       receivingEntity(corporateNumber: "${corporateNumber}") { improvementOrders { reason } } }`,
  );
  return audienceIds.filter((id) => {
    const { edges } = told[id].data.improvementOrders;
    expect(told[id].data.receivingEntity.improvementOrders).toEqual(
      edges.map(({ node }: Data) => node as unknown),
    );
    return edges.length === 1;
  });
};

describe('an improvement order', () => {
  it('stays in Japan until its notification opens it to the Kyrgyz side, and its public notice to everyone', async () => {
    const improvementOrderId = await issued();
    // Every audience has asked before, so that whatever could remember an answer does.
    expect(await seenBy()).toEqual(japanese);
    const act = (mutation: string, version: number, more: Readonly<Record<string, unknown>> = {}) =>
      ministries.act('japan_isa', mutation, {
        clientMutationKey: `${mutation} ${String(n)}`,
        improvementOrderId,
        version,
        ...more,
      });
    expect(await act('notifyImprovementOrder', 1)).toEqual({ __typename: 'ImprovementOrderNotified' });
    expect(await seenBy()).toEqual([...japanese, ...kyrgyz]);
    expect(await act('recordPublicNotice', 2, { date: '2026-03-10' })).toEqual({
      __typename: 'PublicNoticeRecorded',
    });
    expect(await seenBy()).toEqual(audienceIds);
    expect(
      await act('recordImprovementOrderOutcome', 3, { outcome: 'COMPLIED', decidedOn: '2026-05-30' }),
    ).toEqual({ __typename: 'ImprovementOrderOutcomeRecorded' });
    const { rows } = await ministries.japan.superuser.query(
      'select "kind", "article", "recipient", "subject_version" from "outbox" where "subject_id" = $1 order by "subject_version"',
      [improvementOrderId],
    );
    const owed = { article: '6(3)', recipient: 'KYRGYZSTAN' };
    expect(rows).toEqual([
      { kind: 'IMPROVEMENT_ORDER_NOTIFIED', ...owed, subject_version: 2 },
      { kind: 'IMPROVEMENT_ORDER_NOTICED', ...owed, subject_version: 3 },
    ]);
  });

  it('bears a number, which opens with it; a wrong one is corrected, and what stood before is read on', async () => {
    await ministries.act('japan_isa', 'issueImprovementOrder', issue({ orderNumber: 'SYN-1' }));
    const read = async (as: AudienceId) =>
      (
        await ministries.ask(
          as,
          `{ improvementOrders(filter: { corporateNumber: "${corporateNumber}" }) { edges { node { id orderNumber earlierVersions { orderNumber } } } } }`,
        )
      ).data.improvementOrders.edges.map(({ node }: Data) => node) as Data[];
    const [{ id: improvementOrderId } = { id: '' }] = await read('japan_isa');
    const act = (mutation: string, version: number, more: Readonly<Record<string, unknown>> = {}) =>
      ministries.act('japan_isa', mutation, {
        clientMutationKey: `${mutation} of the number ${String(n)}`,
        improvementOrderId,
        version,
        ...more,
      });
    await act('recordPublicNotice', 1, { date: '2026-03-10' });
    for (const as of audienceIds) expect(await read(as)).toMatchObject([{ orderNumber: 'SYN-1' }]);
    expect(
      await act('correctImprovementOrder', 2, { ground: 'a slip of the pen', orderNumber: 'SYN-2' }),
    ).toEqual({ __typename: 'ImprovementOrderCorrected' });
    for (const as of audienceIds)
      expect(await read(as)).toMatchObject([
        { orderNumber: 'SYN-2', earlierVersions: [{ orderNumber: 'SYN-1' }] },
      ]);
    const { rows } = await ministries.japan.superuser.query(
      `select "payload"->>'orderNumber' as "told" from "outbox" where "subject_id" = $1 order by "subject_version"`,
      [improvementOrderId],
    );
    expect(rows).toEqual([{ told: 'SYN-1' }, { told: 'SYN-2' }]);
  });

  it('tells what became of it to both sides once they know of it, and to nobody else; the note stays at home', async () => {
    const improvementOrderId = await issued();
    const act = (mutation: string, version: number, more: Readonly<Record<string, unknown>> = {}) =>
      ministries.act('japan_isa', mutation, {
        clientMutationKey: `${mutation} of the outcome ${String(n)}`,
        improvementOrderId,
        version,
        ...more,
      });
    await act('recordImprovementOrderOutcome', 1, {
      outcome: 'FAILED',
      decidedOn: '2026-06-02',
      note: 'not mended',
    });
    const read = async (as: AudienceId, fields: string) => {
      const { data, errors } = await ministries.ask(
        as,
        `{ improvementOrders(filter: { corporateNumber: "${corporateNumber}" }) { edges { node { followUp { ${fields} } } } } }`,
      );
      return (
        errors[0]?.message ?? data.improvementOrders.edges.map(({ node }: Data) => node.followUp as unknown)
      );
    };
    for (const as of kyrgyz) expect(await read(as, 'outcome')).toEqual([]);
    await act('notifyImprovementOrder', 2);
    await act('recordPublicNotice', 3, { date: '2026-03-10' });
    for (const as of [...japanese, ...kyrgyz])
      expect(await read(as, 'outcome decidedOn')).toEqual([{ outcome: 'FAILED', decidedOn: '2026-06-02' }]);
    for (const as of ['japan_isa', 'japan_mhlw'] as const)
      expect(await read(as, 'note')).toEqual([{ note: 'not mended' }]);
    for (const as of ['japan_mofa', 'japan_npa', ...kyrgyz] as const)
      expect(await read(as, 'note')).toBe('Cannot query field "note" on type "ImprovementOrderFollowUp".');
    for (const as of audienceIds.filter((id) => ![...japanese, ...kyrgyz].includes(id)))
      expect(await read(as, 'outcome')).toBe('Cannot query field "followUp" on type "ImprovementOrder".');
  });

  it('that was withdrawn leaves its day free: it is issued anew, and both are shown as what they are', async () => {
    const improvementOrderId = await issued();
    const again = (key: string) =>
      ministries.act(
        'japan_isa',
        'issueImprovementOrder',
        issue({ clientMutationKey: `${key} ${String(n)}`, reason: 'anew' }),
      );
    expect(await again('before')).toMatchObject({ __typename: 'Conflict' });
    await ministries.act('japan_isa', 'withdrawImprovementOrder', {
      clientMutationKey: `withdrawn ${String(n)}`,
      improvementOrderId,
      version: 1,
      ground: 'it named the wrong matter',
    });
    expect(await again('after')).toEqual({ __typename: 'ImprovementOrderIssued' });
    expect(await again('and again')).toMatchObject({ __typename: 'Conflict' });
    const { data } = await ministries.ask(
      'japan_isa',
      `{ improvementOrders(filter: { corporateNumber: "${corporateNumber}" }) { edges { node { reason withdrawnAt } } } }`,
    );
    expect(data.improvementOrders.edges.map(({ node }: Data) => node as unknown)).toEqual(
      expect.arrayContaining([
        { reason: 'support was not given', withdrawnAt: expect.any(String) },
        { reason: 'anew', withdrawnAt: null },
      ]),
    );
  });

  it('may be noticed in public first, and notified after', async () => {
    const improvementOrderId = await issued();
    await ministries.act('japan_isa', 'recordPublicNotice', {
      clientMutationKey: `first ${String(n)}`,
      improvementOrderId,
      version: 1,
      date: '2026-03-02',
    });
    expect(await seenBy()).toEqual(audienceIds);
    expect(
      await ministries.act('japan_isa', 'notifyImprovementOrder', {
        clientMutationKey: `then ${String(n)}`,
        improvementOrderId,
        version: 2,
      }),
    ).toEqual({ __typename: 'ImprovementOrderNotified' });
  });

  it('keeps its follow-up, its version and its history from everyone whose they are not', async () => {
    const improvementOrderId = await issued();
    const history = `{ improvementOrders(filter: { corporateNumber: "${corporateNumber}" }) { edges { node { history { act agency article } } } } }`;
    expect((await ministries.ask('japan_isa', history)).data.improvementOrders.edges).toEqual([
      { node: { history: [{ act: 'issueImprovementOrder', agency: 'JAPAN_ISA', article: '6(3)' }] } },
    ]);
    for (const as of audienceIds.filter((id) => id !== 'japan_isa'))
      expect((await ministries.ask(as, history)).errors[0]?.message).toBe(
        'Cannot query field "history" on type "ImprovementOrder".',
      );
    const planned = await ministries.japan.superuser.query(
      'select count(*)::int as n from "outbox" where "subject_id" = $1',
      [improvementOrderId],
    );
    expect(planned.rows).toEqual([{ n: 0 }]);
  });

  it('opens nothing on the day on which its public notice was only planned', async () => {
    await issued();
    const { rows } = await ministries.japan.superuser.query(
      `select "planned_public_notice_date" < now() as "past" from "improvement_order" where "corporate_number" = $1`,
      [corporateNumber],
    );
    expect(rows).toEqual([{ past: true }]);
    expect(await seenBy()).toEqual(japanese);
  });
});

describe('a wrong move', () => {
  it.each([
    [{ corporateNumber: '0000000000000' }, 'NotFound', {}],
    [{ orderDate: '2999-01-01', deadline: '2999-01-02' }, 'InvalidInput', { field: 'orderDate' }],
    [{ deadline: '2026-02-28' }, 'InvalidInput', { field: 'deadline' }],
    [{ groundArticles: [] }, 'InvalidInput', { field: 'groundArticles' }],
    [{ plannedPublicNoticeDate: '2026-02-28' }, 'InvalidInput', { field: 'plannedPublicNoticeDate' }],
  ])('with %j is refused as %s and issues nothing', async (more, type, told) => {
    expect(await ministries.act('japan_isa', 'issueImprovementOrder', issue(more))).toEqual({
      __typename: type,
      article: '6(3)',
      message: expect.any(String),
      ...told,
    });
    expect(await seenBy()).toEqual([]);
  });

  it('a second order to one entity on one day is refused, and says of the first nothing', async () => {
    await issued();
    expect(
      await ministries.act(
        'japan_isa',
        'issueImprovementOrder',
        issue({ clientMutationKey: `second ${String(n)}` }),
      ),
    ).toEqual({
      __typename: 'Conflict',
      article: '6(3)',
      message: 'This cannot be recorded beside what is recorded already.',
    });
    expect(await seenBy()).toEqual(japanese);
  });

  it('notified twice, noticed before it was issued, or ended twice, is refused', async () => {
    const improvementOrderId = await issued();
    let key = 0;
    const act = (mutation: string, version: number, more: Readonly<Record<string, unknown>> = {}) =>
      ministries.act('japan_isa', mutation, {
        clientMutationKey: `${String((key += 1))} of ${String(n)}`,
        improvementOrderId,
        version,
        ...more,
      });
    expect(await act('recordPublicNotice', 1, { date: '2026-02-28' })).toMatchObject({
      __typename: 'InvalidInput',
      field: 'date',
    });
    await act('notifyImprovementOrder', 1);
    expect(await act('notifyImprovementOrder', 2)).toMatchObject({
      __typename: 'WrongState',
      state: 'NOTIFIED',
    });
    expect(await act('notifyImprovementOrder', 1)).toMatchObject({ __typename: 'StaleVersion', version: 2 });
    await act('recordImprovementOrderOutcome', 2, { outcome: 'FAILED', decidedOn: '2026-06-02' });
    expect(
      await act('recordImprovementOrderOutcome', 3, { outcome: 'COMPLIED', decidedOn: '2026-06-03' }),
    ).toMatchObject({ __typename: 'WrongState', state: 'ENDED_NOTIFIED' });
    expect(await seenBy()).toEqual([...japanese, ...kyrgyz]);
  });
});
