import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { audienceIds, audiences } from '../../../../schema/audience.ts';
import type { AudienceId } from '../../../../schema/audience.ts';
import { fieldSuspension } from '../../../../subgraphs/japan/field-suspension/field-suspension.table.ts';
import { improvementOrder } from '../../../../subgraphs/japan/improvement-order/improvement-order.table.ts';
import { japan } from '../../../../subgraphs/japan/japan.ts';
import { receivingEntity } from '../../../../subgraphs/japan/receiving-entity/receiving-entity.table.ts';
import { idOf } from '../../rows/id-of.ts';
import { entityNumber, entityRow, orderRow, suspensionRow } from '../../rows/japan-rows.ts';
import { serveSubgraph } from '../../served-subgraph.ts';
import type { Data, ServedSubgraph } from '../../served-subgraph.ts';

let subgraph: ServedSubgraph;

beforeAll(async () => {
  subgraph = await serveSubgraph(japan);
  await subgraph.insert(receivingEntity, [entityRow(1)]);
}, 60_000);
afterAll(() => subgraph.close());

const japanese = audienceIds.filter((id) => audiences[id].recipients.includes('JAPAN'));
const kyrgyz = audienceIds.filter((id) => audiences[id].recipients.includes('KYRGYZSTAN'));
const others = audienceIds.filter((id) => audiences[id].recipients.length === 0);

const refer = (type: string) =>
  `query Refer($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${type} { id } } }`;

/** In how many of the ways that lead to it an audience finds an order. */
const waysToOrder = async (audience: AudienceId, n: number): Promise<number> => {
  const id = idOf('order', n);
  const number = entityNumber(1);
  const ask = async (query: string, variables?: Record<string, unknown>) => {
    const { data, errors } = await subgraph.ask(audience, query, variables);
    expect(errors).toEqual([]);
    return data;
  };
  const list = await ask('{ improvementOrders(first: 100) { edges { node { id } } } }');
  const filtered = await ask(
    `{ improvementOrders(first: 100, filter: { corporateNumber: "${number}" }) { edges { node { id } } } }`,
  );
  const nested = await ask(`{ receivingEntity(corporateNumber: "${number}") { improvementOrders { id } } }`);
  const referred = await ask(refer('ImprovementOrder'), {
    representations: [{ __typename: 'ImprovementOrder', id, publicNoticeDate: '2026-01-01' }],
  });
  const ids = [
    list.improvementOrders.edges.map(({ node }: Data) => node.id as string) as string[],
    filtered.improvementOrders.edges.map(({ node }: Data) => node.id as string) as string[],
    nested.receivingEntity.improvementOrders.map((order: Data) => order.id as string) as string[],
    referred._entities.map((order: Data) => order?.id as string) as string[],
  ];
  return ids.filter((found) => found.includes(id)).length;
};

const seenBy = async (n: number): Promise<Readonly<Record<string, readonly number[]>>> => {
  const ways = async (some: readonly AudienceId[]) => [
    ...new Set(await Promise.all(some.map((audience) => waysToOrder(audience, n)))),
  ];
  return { japanese: await ways(japanese), kyrgyz: await ways(kyrgyz), others: await ways(others) };
};

const record = (n: number, what: string) =>
  subgraph.superuser.query(`update improvement_order set ${what} where id = $1`, [idOf('order', n)]);

describe('an improvement order', () => {
  const closed = {
    publicNoticeDate: null,
    notifiedAt: null,
    receivingEntityId: idOf('entity', 1),
    corporateNumber: entityNumber(1),
  };

  it('is Japan’s alone until the act that opens it is recorded; from then on the next question finds it', async () => {
    await subgraph.insert(improvementOrder, [orderRow(1, { ...closed, orderDate: '2025-01-01' })]);
    expect(await seenBy(1)).toEqual({ japanese: [4], kyrgyz: [0], others: [0] });
    await record(1, 'notified_at = now()');
    expect(await seenBy(1)).toEqual({ japanese: [4], kyrgyz: [4], others: [0] });
    await record(1, 'public_notice_date = current_date');
    expect(await seenBy(1)).toEqual({ japanese: [4], kyrgyz: [4], others: [4] });
  });

  it('that is given public notice before its notification is seen by everyone', async () => {
    await subgraph.insert(improvementOrder, [orderRow(2, { ...closed, orderDate: '2025-02-01' })]);
    await record(2, 'public_notice_date = current_date');
    expect(await seenBy(2)).toEqual({ japanese: [4], kyrgyz: [4], others: [4] });
  });

  it('is opened by no plan, though the planned day has passed', async () => {
    await subgraph.insert(improvementOrder, [
      orderRow(3, { ...closed, orderDate: '2025-03-01', plannedPublicNoticeDate: '2025-03-02' }),
    ]);
    expect(await seenBy(3)).toEqual({ japanese: [4], kyrgyz: [0], others: [0] });
  });

  it('under embargo answers the public as an id that never was', async () => {
    const answers = await Promise.all(
      [idOf('order', 3), idOf('order', 999), 'x'].map(async (id) => {
        const { text } = await subgraph.ask('public', refer('ImprovementOrder'), {
          representations: [{ __typename: 'ImprovementOrder', id }],
        });
        return text;
      }),
    );
    expect(new Set(answers)).toEqual(new Set(['{"data":{"_entities":[null]}}\n']));
  });

  it('tells its notification, its plan and its embargo to the two sides, and its outcome, but the note on it to two agencies', async () => {
    await record(
      1,
      `follow_up = '{"outcome":"COMPLIED","decidedOn":"2026-03-01"}', follow_up_note = 'checked'`,
    );
    const of = async (audience: AudienceId, fields: string) => {
      const { data } = await subgraph.ask(
        audience,
        `query Refer($representations: [_Any!]!) { _entities(representations: $representations) { ... on ImprovementOrder { ${fields} } } }`,
        { representations: [{ __typename: 'ImprovementOrder', id: idOf('order', 1) }] },
      );
      return data?._entities[0];
    };
    for (const audience of [...japanese, ...kyrgyz])
      expect(await of(audience, 'underEmbargo plannedPublicNoticeDate')).toEqual({
        underEmbargo: false,
        plannedPublicNoticeDate: null,
      });
    expect(typeof (await of('kyrgyzstan_center', 'notifiedAt')).notifiedAt).toBe('string');
    for (const audience of ['japan_isa', 'japan_mhlw'] as const)
      expect(await of(audience, 'followUp { outcome decidedOn note }')).toEqual({
        followUp: { outcome: 'COMPLIED', decidedOn: '2026-03-01', note: 'checked' },
      });
    for (const audience of ['japan_mofa', 'japan_npa', ...kyrgyz] as const) {
      expect(await of(audience, 'followUp { outcome decidedOn }')).toEqual({
        followUp: { outcome: 'COMPLIED', decidedOn: '2026-03-01' },
      });
      expect(await of(audience, 'followUp { note }')).toBeUndefined();
    }
    for (const audience of others) expect(await of(audience, 'followUp { outcome }')).toBeUndefined();
    for (const audience of others) expect(await of(audience, 'underEmbargo')).toBeUndefined();
  });
});

it('a field suspension is Japan’s alone until it is announced, in its list and below its field', async () => {
  const { rows } = await subgraph.superuser.query<{ id: string }>(
    `select id from industry_field where code = 'care'`,
  );
  await subgraph.insert(fieldSuspension, [
    suspensionRow(1, { industryFieldId: rows[0]?.id, industryFieldCode: 'care', announcedAt: null }),
  ]);
  const ways = async (audience: AudienceId) => {
    const { data } = await subgraph.ask(
      audience,
      '{ fieldSuspensions { edges { node { id } } } industryFields(filter: { code: "care" }) { edges { node { suspensions { id } } } } }',
    );
    const { data: referred } = await subgraph.ask(audience, refer('FieldSuspension'), {
      representations: [{ __typename: 'FieldSuspension', id: idOf('suspension', 1) }],
    });
    return [
      data.fieldSuspensions.edges.length,
      data.industryFields.edges[0].node.suspensions.length,
      referred._entities.filter((each: Data) => each !== null).length,
    ] as unknown[];
  };
  for (const audience of [...kyrgyz, ...others]) expect(await ways(audience)).toEqual([0, 0, 0]);
  for (const audience of japanese) expect(await ways(audience)).toEqual([1, 1, 1]);
  await subgraph.superuser.query('update field_suspension set announced_at = now()');
  for (const audience of audienceIds) expect(await ways(audience)).toEqual([1, 1, 1]);
});
