import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { audienceIds } from '../../schema/audience.ts';
import type { AudienceId } from '../../schema/audience.ts';
import { publicationInJapan } from '../../subgraphs/japan/publication/publication-in-japan.table.ts';
import { receivingEntity } from '../../subgraphs/japan/receiving-entity/receiving-entity.table.ts';
import {
  certification,
  certificationEvent,
} from '../../subgraphs/kyrgyzstan/certification/certification.table.ts';
import { sendingAgency } from '../../subgraphs/kyrgyzstan/sending-agency/sending-agency.table.ts';
import { idOf } from '../subgraphs/rows/id-of.ts';
import { entityRow, publicationInJapanRow } from '../subgraphs/rows/japan-rows.ts';
import { agencyRow, certificationRow, eventRow } from '../subgraphs/rows/kyrgyz-rows.ts';
import type { Data } from '../subgraphs/served-subgraph.ts';
import { openMinistries } from './ministries.ts';
import type { Ministries } from './ministries.ts';
import { openRelay } from './relay.ts';
import type { Relay } from './relay.ts';

let ministries: Ministries;
let relay: Relay;
let n = 0;
let keys = 0;

beforeAll(async () => {
  ministries = await openMinistries();
  relay = await openRelay(ministries);
}, 120_000);
afterAll(async () => {
  await relay.close();
  await ministries.close();
});

type Given = Readonly<Record<string, unknown>>;

const isa = 'japan_isa';
const ministry = 'kyrgyzstan_ministry';
const outside = ['public', 'third_party_otit', 'third_party_embassy'] as const;

const act = (as: AudienceId, mutation: string, input: Given): Promise<Data> =>
  ministries.act(as, mutation, { clientMutationKey: `${mutation} ${String((keys += 1))}`, ...input });

/** The notices about a record, by kind and section, in the order in which they reached the other side. */
const notices = async (id: string): Promise<readonly Data[]> => {
  const { data, errors } = await ministries.ask(
    isa,
    `{ notices(filter: { subjectId: "${id}" }, orderBy: { field: ARRIVAL, direction: ASCENDING }) { edges { node {
      kind article recipient publishedAt } } } }`,
  );
  expect(errors).toEqual([]);
  return data.notices.edges.map(({ node }: { readonly node: Data }) => node);
};

describe('an improvement order', () => {
  let corporateNumber = '';
  let improvementOrderId = '';
  let version = 0;

  beforeEach(async () => {
    n += 1;
    version = 0;
    const entity = entityRow(n);
    corporateNumber = String(entity['corporateNumber']);
    await ministries.japan.insert(receivingEntity, [entity]);
    const { data } = await ministries.ask(
      isa,
      'mutation($input: IssueImprovementOrderInput!) { issueImprovementOrder(input: $input) { ... on ImprovementOrderIssued { improvementOrder { id } } } }',
      {
        input: {
          clientMutationKey: `issue ${String(n)}`,
          corporateNumber,
          orderDate: '2026-03-01',
          deadline: '2026-06-01',
          groundArticles: ['19-21(1)'],
          reason: 'support was not given',
        },
      },
    );
    improvementOrderId = data.issueImprovementOrder.improvementOrder.id as string;
  });

  const step = (mutation: string, more: Given = {}): Promise<Data> =>
    act(isa, mutation, { improvementOrderId, version: (version += 1), ...more });
  const correct = (more: Given) => step('correctImprovementOrder', { ground: 'a slip of the pen', ...more });
  const corrected = { __typename: 'ImprovementOrderCorrected' };
  const shown = async (as: AudienceId, fields: string): Promise<Data> => {
    const { data, errors } = await ministries.ask(
      as,
      `{ improvementOrders(filter: { corporateNumber: "${corporateNumber}" }) { edges { node { ${fields} } } } }`,
    );
    expect(errors).toEqual([]);
    return data.improvementOrders.edges[0]?.node;
  };
  const before = async (as: AudienceId): Promise<readonly unknown[]> =>
    (await shown(as, 'earlierVersions { reason }')).earlierVersions.map(
      ({ reason }: Data) => reason as unknown,
    );
  const publish = (word: string) =>
    act(ministry, 'publishImprovementOrder', { improvementOrderId, textKyrgyz: word, textRussian: word });
  const publication = async (fields: string): Promise<Data> =>
    (await shown('public', `publicationInKyrgyzstan { ${fields} }`)).publicationInKyrgyzstan;

  it('is corrected for whoever could see it, and tells the Kyrgyz side', async () => {
    await step('notifyImprovementOrder');
    expect(await correct({ reason: 'support was late', deadline: '2026-07-01' })).toEqual(corrected);
    await relay.toKyrgyzstan();
    expect(await notices(improvementOrderId)).toMatchObject([
      { kind: 'IMPROVEMENT_ORDER_NOTIFIED' },
      { kind: 'IMPROVEMENT_ORDER_CORRECTED', article: '6(3)', recipient: 'KYRGYZSTAN', publishedAt: null },
    ]);
    for (const as of ['kyrgyzstan_center', 'japan_npa'] as const)
      expect(
        await shown(
          as,
          'reason deadline correctedAt withdrawnAt earlierVersions { ground reason deadline groundArticles withdrawn receivedAt }',
        ),
      ).toEqual({
        reason: 'support was late',
        deadline: '2026-07-01',
        correctedAt: expect.any(String),
        withdrawnAt: null,
        earlierVersions: [
          {
            ground: 'a slip of the pen',
            reason: 'support was not given',
            deadline: '2026-06-01',
            groundArticles: ['19-21(1)'],
            withdrawn: false,
            receivedAt: expect.any(String),
          },
        ],
      });
  });

  it('has the day of its public notice corrected where one is recorded, and is opened by no correction', async () => {
    const refused = { __typename: 'InvalidInput', field: 'publicNoticeDate', article: '6(3)' };
    /** The same act, which is refused and leaves the version as it is. */
    const attempt = async (day: string | null) => {
      const told = await correct({ publicNoticeDate: day });
      version -= 1;
      return told as unknown;
    };
    await step('notifyImprovementOrder');
    expect(await attempt('2026-03-10')).toMatchObject(refused);
    for (const as of outside) expect(await shown(as, 'reason')).toBeUndefined();
    await step('recordPublicNotice', { date: '2026-03-10' });
    for (const day of [null, '2026-02-28', '2999-01-01']) expect(await attempt(day)).toMatchObject(refused);
    expect(await correct({ publicNoticeDate: '2026-03-12' })).toEqual(corrected);
    // What the other side knew follows from what it had received.
    expect(
      await shown('kyrgyzstan_center', 'asKnownOn(on: "2999-01-01T00:00:00Z") { publicNoticeDate }'),
    ).toEqual({ asKnownOn: { publicNoticeDate: '2026-03-10' } });
    await relay.toKyrgyzstan();
    for (const as of [...outside, 'kyrgyzstan_center', 'japan_npa'] as const)
      expect(
        await shown(
          as,
          'publicNoticeDate reason earlierVersions { publicNoticeDate reason } asKnownOn(on: "2999-01-01T00:00:00Z") { publicNoticeDate }',
        ),
      ).toEqual({
        publicNoticeDate: '2026-03-12',
        reason: 'support was not given',
        earlierVersions: [{ publicNoticeDate: '2026-03-10', reason: 'support was not given' }],
        asKnownOn: { publicNoticeDate: '2026-03-12' },
      });
    expect((await notices(improvementOrderId)).map(({ kind }) => kind as string)).toEqual([
      'IMPROVEMENT_ORDER_NOTIFIED',
      'IMPROVEMENT_ORDER_NOTICED',
      'IMPROVEMENT_ORDER_CORRECTED',
    ]);
  });

  it('keeps what it said before a side could see it from that side, and that it was corrected', async () => {
    await correct({ reason: 'said in Japan alone' });
    await step('notifyImprovementOrder');
    await correct({ reason: 'said to the Kyrgyz side' });
    await step('recordPublicNotice', { date: '2026-03-10' });
    await correct({ reason: 'said to all' });
    await correct({ reason: 'said now' });
    await relay.toKyrgyzstan();
    const all = ['support was not given', 'said in Japan alone', 'said to the Kyrgyz side', 'said to all'];
    expect(await before(isa)).toEqual(all);
    expect(await before('japan_mofa')).toEqual(all);
    expect(await before(ministry)).toEqual(all.slice(1));
    for (const as of outside) expect(await before(as)).toEqual(all.slice(2));
    expect((await notices(improvementOrderId)).map(({ kind }) => kind as unknown)).toEqual([
      'IMPROVEMENT_ORDER_NOTIFIED',
      'IMPROVEMENT_ORDER_CORRECTED',
      'IMPROVEMENT_ORDER_NOTICED',
      'IMPROVEMENT_ORDER_CORRECTED',
      'IMPROVEMENT_ORDER_CORRECTED',
    ]);
  });

  /** What an audience knew of the order at an instant; null where it knew nothing of it. */
  const knownAt = async (as: AudienceId, on: string, fields = 'reason'): Promise<Data> =>
    (await shown(as, `asKnownOn(on: "${on}") { ${fields} }`)).asKnownOn;
  /** The instant by Japan's clock, after everything that was done. */
  const now = async (): Promise<string> => {
    const { rows } = await ministries.japan.superuser.query<{ now: Date }>(
      'select clock_timestamp() as "now"',
    );
    return String(rows[0]?.now.toISOString());
  };
  const never = '2999-01-01T00:00:00Z';

  it('is read as each side knew it on a day: its own by what it said, the other by what it had received', async () => {
    await step('notifyImprovementOrder');
    await relay.toKyrgyzstan();
    const notified = await now();
    await correct({ reason: 'support was late' });
    const sent = await now();
    await relay.toKyrgyzstan();
    const received = await now();
    await step('withdrawImprovementOrder', { ground: 'it was issued in error' });
    const withdrawn = await now();
    expect(await knownAt(isa, '2026-02-28T00:00:00+09:00')).toBeNull();
    expect(await knownAt(isa, '2026-03-01T00:00:00+09:00')).toEqual({ reason: 'support was not given' });
    expect(await knownAt(ministry, '2026-03-01T00:00:00+09:00')).toBeNull();
    for (const as of [isa, ministry] as const)
      expect(await knownAt(as, notified)).toEqual({ reason: 'support was not given' });
    expect(await knownAt(isa, sent)).toEqual({ reason: 'support was late' });
    expect(await knownAt(ministry, sent)).toEqual({ reason: 'support was not given' });
    expect(await knownAt(ministry, received)).toEqual({ reason: 'support was late' });
    expect(await knownAt(isa, withdrawn, 'withdrawn receivedAt')).toEqual({
      withdrawn: true,
      receivedAt: null,
    });
    // The relay has not carried the withdrawal yet.
    expect(await knownAt(ministry, never, 'withdrawn knownUntil')).toEqual({
      withdrawn: false,
      knownUntil: null,
    });
    await relay.toKyrgyzstan();
    expect(await knownAt(ministry, withdrawn, 'withdrawn')).toEqual({ withdrawn: false });
    expect(await knownAt(ministry, never, 'withdrawn receivedAt reason')).toEqual({
      withdrawn: true,
      receivedAt: expect.any(String),
      reason: 'support was late',
    });
  });

  it('is known to the public from its public notice, as it was then and never as it was before', async () => {
    await correct({ reason: 'said in Japan alone' });
    await step('notifyImprovementOrder');
    await correct({ reason: 'said to the Kyrgyz side' });
    await step('recordPublicNotice', { date: '2026-03-10' });
    const noticed = await now();
    await correct({ reason: 'said to all' });
    for (const as of outside) {
      expect(await knownAt(as, '2026-03-09T23:59:59+09:00')).toBeNull();
      expect(await knownAt(as, noticed)).toEqual({ reason: 'said to the Kyrgyz side' });
      expect(await knownAt(as, never)).toEqual({ reason: 'said to all' });
    }
    expect(await knownAt(isa, '2026-03-09T23:59:59+09:00')).toEqual({ reason: 'support was not given' });
  });

  it('that was corrected under embargo shows the public no mark of it', async () => {
    await step('notifyImprovementOrder');
    await correct({ reason: 'said to the Kyrgyz side' });
    await step('recordPublicNotice', { date: '2026-03-10' });
    for (const as of outside)
      expect(await shown(as, 'reason publiclyCorrectedAt earlierVersions { reason }')).toEqual({
        reason: 'said to the Kyrgyz side',
        publiclyCorrectedAt: null,
        earlierVersions: [],
      });
    await correct({ reason: 'said to all' });
    for (const as of outside) {
      expect(await shown(as, 'publiclyCorrectedAt')).toEqual({ publiclyCorrectedAt: expect.any(String) });
      for (const field of ['correctedAt', 'earlierVersions { ground }', 'earlierVersions { receivedAt }'])
        expect(
          (await ministries.ask(as, `{ improvementOrders { edges { node { ${field} } } } }`)).errors,
        ).toEqual([expect.objectContaining({ message: expect.stringMatching(/^Cannot query field/) })]);
    }
  });

  it('withdrawn before anyone outside saw it leaves no trace outside, and opens to nobody any more', async () => {
    expect(await step('withdrawImprovementOrder', { ground: 'another entity was meant' })).toEqual({
      __typename: 'ImprovementOrderWithdrawn',
    });
    for (const mutation of ['notifyImprovementOrder', 'recordPublicNotice', 'correctImprovementOrder']) {
      const more = {
        recordPublicNotice: { date: '2026-03-10' },
        correctImprovementOrder: { ground: 'x', reason: 'x' },
      };
      expect(
        await act(isa, mutation, { improvementOrderId, version: 2, ...more[mutation as keyof typeof more] }),
      ).toMatchObject({ __typename: 'WrongState', state: 'WITHDRAWN', article: '6(3)' });
    }
    await relay.toKyrgyzstan();
    expect(await notices(improvementOrderId)).toEqual([]);
    for (const as of audienceIds.filter((id) => !id.startsWith('japan')))
      expect(await shown(as, 'reason')).toBeUndefined();
  });

  it('that the Kyrgyz side has published is marked there as corrected, is published anew, and marked as withdrawn', async () => {
    await step('notifyImprovementOrder');
    await step('recordPublicNotice', { date: '2026-03-10' });
    await relay.toKyrgyzstan();
    expect(await publish('first')).toEqual({ __typename: 'ImprovementOrderPublished' });
    expect(await publish('again')).toMatchObject({ __typename: 'Conflict' });
    await correct({ reason: 'support was late' });
    expect(await publication('correctedAt withdrawnAt')).toEqual({ correctedAt: null, withdrawnAt: null });
    await relay.toKyrgyzstan();
    expect(await publication('correctedAt withdrawnAt textRussian')).toEqual({
      correctedAt: expect.any(String),
      withdrawnAt: null,
      textRussian: 'first',
    });
    expect((await notices(improvementOrderId)).at(-1)).toMatchObject({
      kind: 'IMPROVEMENT_ORDER_CORRECTED',
      publishedAt: expect.any(String),
    });
    expect(await publish('anew')).toEqual({ __typename: 'ImprovementOrderPublished' });
    expect(await publish('and again')).toMatchObject({ __typename: 'Conflict' });
    const anew = await publication('correctedAt publishedAt textRussian');
    expect(anew).toMatchObject({ textRussian: 'anew' });
    expect(String(anew.publishedAt) > String(anew.correctedAt)).toBe(true);
    await step('withdrawImprovementOrder', { ground: 'it was issued in error' });
    await relay.toKyrgyzstan();
    for (const as of outside)
      expect(await shown(as, 'withdrawnAt')).toEqual({ withdrawnAt: expect.any(String) });
    const standing = `{ improvementOrderStatistics(filter: { corporateNumber: "${corporateNumber}", withdrawn: false }, groupBy: [ORDER_YEAR]) { total } }`;
    expect((await ministries.ask('public', standing)).data).toEqual({
      improvementOrderStatistics: { total: 0 },
    });
    expect(await publication('withdrawnAt')).toEqual({ withdrawnAt: expect.any(String) });
    expect(await publish('once more')).toMatchObject({ __typename: 'WrongState', state: 'WITHDRAWN' });
  });

  it.each([
    [{}, 'deadline'],
    [{ deadline: '2026-02-01' }, 'deadline'],
    [{ groundArticles: [] }, 'groundArticles'],
    [{ reason: null }, 'reason'],
  ])('corrected with %j is refused by the name of the field, and tells nobody', async (more, field) => {
    await step('notifyImprovementOrder');
    expect(await correct(more)).toMatchObject({ __typename: 'InvalidInput', article: '6(3)', field });
    await relay.toKyrgyzstan();
    expect(await notices(improvementOrderId)).toHaveLength(1);
    expect(await shown(isa, 'version earlierVersions { version }')).toEqual({
      version: 2,
      earlierVersions: [],
    });
  });
});

describe('a certification', () => {
  const certificationId = () => idOf('certification', n);
  const number = () => `SYN-${String(n).padStart(4, '0')}`;

  beforeEach(async () => {
    n += 1;
    await ministries.kyrgyzstan.insert(sendingAgency, [agencyRow(n)]);
    await ministries.kyrgyzstan.insert(certification, [certificationRow(n)]);
    await ministries.kyrgyzstan.insert(certificationEvent, [eventRow(n)]);
    await ministries.japan.insert(publicationInJapan, [
      publicationInJapanRow(n, {
        agencyId: idOf('agency', n),
        certificationNumber: number(),
        status: 'CERTIFIED',
      }),
    ]);
  });

  const correct = (version: number, more: Given, as: AudienceId = ministry) =>
    act(as, 'correctCertification', {
      certificationId: certificationId(),
      version,
      ground: 'a slip of the pen',
      ...more,
    });
  const shown = async (as: AudienceId, of: string, fields: string): Promise<Data> => {
    const { data, errors } = await ministries.ask(as, `{ certification(number: "${of}") { ${fields} } }`);
    expect(errors).toEqual([]);
    return data.certification;
  };
  const published = async (): Promise<Data> =>
    (
      await ministries.ask(
        'public',
        `{ sendingAgency(id: "${idOf('agency', n)}") { publicationInJapan { certificationNumber validFrom status correctedAt } } }`,
      )
    ).data.sendingAgency.publicationInJapan;

  it('is corrected for everyone, and in Japan’s publication, which is marked and shown as it was', async () => {
    const before = await shown('public', number(), 'number validFrom validUntil state');
    const other = `${number()}-A`;
    expect(await correct(1, { number: other, validFrom: '2025-12-31' })).toEqual({
      __typename: 'CertificationCorrected',
    });
    expect(await published()).toMatchObject({ certificationNumber: number(), correctedAt: null });
    expect(await relay.toJapan()).toEqual({ carried: 1, faults: [] });
    expect(await published()).toEqual({
      certificationNumber: other,
      validFrom: '2025-12-31',
      status: 'CERTIFIED',
      correctedAt: expect.any(String),
    });
    expect(await notices(certificationId())).toMatchObject([
      {
        kind: 'CERTIFICATION_CORRECTED',
        article: '7(2)',
        recipient: 'JAPAN',
        publishedAt: expect.any(String),
      },
    ]);
    for (const [as, on, validFrom] of [
      ['public', '2026-02-01T00:00:00Z', before.validFrom],
      [isa, '2026-02-01T00:00:00Z', before.validFrom],
      [ministry, '2999-01-01T00:00:00Z', '2025-12-31'],
    ] as const)
      expect(await shown(as, other, `asKnownOn(on: "${on}") { validFrom }`)).toEqual({
        asKnownOn: { validFrom },
      });
    for (const as of audienceIds)
      expect(
        await shown(as, other, 'state correctedAt earlierVersions { number validFrom validUntil }'),
      ).toEqual({
        state: before.state,
        correctedAt: expect.any(String),
        earlierVersions: [
          { number: before.number, validFrom: before.validFrom, validUntil: before.validUntil },
        ],
      });
  });

  it('for another destination is corrected at home, and nothing of it crosses', async () => {
    await ministries.kyrgyzstan.superuser.query('update certification set destination = $2 where id = $1', [
      certificationId(),
      'KR',
    ]);
    const { validFrom } = await shown(ministry, number(), 'validFrom');
    expect(await correct(1, { validFrom: '2025-12-31' })).toEqual({ __typename: 'CertificationCorrected' });
    expect(await relay.toJapan()).toEqual({ carried: 0, faults: [] });
    expect(await shown(ministry, number(), 'earlierVersions { validFrom }')).toEqual({
      earlierVersions: [{ validFrom }],
    });
    expect(await shown(isa, number(), 'earlierVersions { validFrom }')).toBeNull();
    const { rows } = await ministries.kyrgyzstan.superuser.query(
      `select "destination" from "certification_version" where "record_id" = $1`,
      [certificationId()],
    );
    expect(rows).toEqual([{ destination: 'KR' }]);
  });

  it('does not come by its end through a correction once an act has ended it', async () => {
    expect(await correct(1, { validUntil: '2025-01-01' })).toMatchObject({
      __typename: 'InvalidInput',
      field: 'validUntil',
      article: '7(2)',
    });
    await act(ministry, 'revokeCertification', {
      certificationId: certificationId(),
      version: 1,
      date: '2026-01-12',
      ground: 'no longer meets the criteria',
    });
    expect(await correct(2, { validUntil: '2027-01-01' })).toMatchObject({
      __typename: 'InvalidInput',
      field: 'validUntil',
    });
    expect(await correct(2, { validFrom: '2025-12-31' })).toEqual({ __typename: 'CertificationCorrected' });
    expect(await shown('public', number(), 'state validUntil')).toEqual({
      state: 'REVOKED',
      validUntil: null,
    });
  });
});

describe('a notification of suspected non-conformity', () => {
  let nonconformityNotificationId = '';

  beforeEach(async () => {
    n += 1;
    await ministries.kyrgyzstan.insert(sendingAgency, [agencyRow(n)]);
    await ministries.japan.insert(publicationInJapan, [
      publicationInJapanRow(n, { agencyId: idOf('agency', n) }),
    ]);
    const { data } = await ministries.ask(
      'japan_mhlw',
      'mutation($input: NotifySuspectedNonconformityInput!) { notifySuspectedNonconformity(input: $input) { ... on SuspectedNonconformityNotified { nonconformityNotification { id } } } }',
      {
        input: {
          clientMutationKey: `notify ${String(n)}`,
          agencyId: idOf('agency', n),
          suspicion: 'CRITERIA_NOT_MET',
          summary: 'workers were not told their terms',
          occurredOn: '2026-02-01',
          evidenceReference: 'file of Japan',
        },
      },
    );
    nonconformityNotificationId = data.notifySuspectedNonconformity.nonconformityNotification.id as string;
  });

  const shown = async (as: AudienceId, fields: string): Promise<Data> => {
    const { data, errors } = await ministries.ask(
      as,
      `{ nonconformityNotifications(filter: { agencyId: "${idOf('agency', n)}" }) { edges { node { ${fields} } } } }`,
    );
    expect(errors).toEqual([]);
    return data.nonconformityNotifications.edges[0].node;
  };

  it('is corrected and withdrawn by Japan, and the Kyrgyz side is told each time', async () => {
    expect(
      await act(isa, 'correctNonconformityNotification', {
        nonconformityNotificationId,
        version: 1,
        ground: 'another day',
        occurredOn: '2026-02-02',
      }),
    ).toEqual({ __typename: 'NonconformityNotificationCorrected' });
    expect(
      await act(isa, 'withdrawNonconformityNotification', {
        nonconformityNotificationId,
        version: 2,
        ground: 'another agency was meant',
      }),
    ).toEqual({ __typename: 'NonconformityNotificationWithdrawn' });
    await relay.toKyrgyzstan();
    expect(await notices(nonconformityNotificationId)).toMatchObject(
      ['NOTIFIED', 'CORRECTED', 'WITHDRAWN'].map((kind) => ({
        kind: `NONCONFORMITY_${kind}`,
        article: '7(3)',
        recipient: 'KYRGYZSTAN',
        publishedAt: null,
      })),
    );
    expect(await shown(ministry, 'asKnownOn(on: "2999-01-01T00:00:00Z") { withdrawn occurredOn }')).toEqual({
      asKnownOn: { withdrawn: true, occurredOn: '2026-02-02' },
    });
    for (const as of ['kyrgyzstan_center', 'japan_npa'] as const)
      expect(
        await shown(as, 'occurredOn correctedAt withdrawnAt earlierVersions { ground summary occurredOn }'),
      ).toEqual({
        occurredOn: '2026-02-02',
        correctedAt: expect.any(String),
        withdrawnAt: expect.any(String),
        earlierVersions: [
          { ground: 'another day', summary: 'workers were not told their terms', occurredOn: '2026-02-01' },
          {
            ground: 'another agency was meant',
            summary: 'workers were not told their terms',
            occurredOn: '2026-02-02',
          },
        ],
      });
    const { rows } = await ministries.kyrgyzstan.superuser.query(
      `select "payload"::text as "payload" from "inbox" where "subject_id" = $1`,
      [nonconformityNotificationId],
    );
    expect(JSON.stringify(rows)).not.toContain('file of Japan');
  });

  it('is investigated no more once its withdrawal is received', async () => {
    await act(isa, 'withdrawNonconformityNotification', {
      nonconformityNotificationId,
      version: 1,
      ground: 'another agency was meant',
    });
    await relay.toKyrgyzstan();
    const open = { nonconformityNotificationId, openedOn: '2026-03-01' };
    expect(await act(ministry, 'openInvestigation', open)).toMatchObject({
      __typename: 'WrongState',
      state: 'WITHDRAWN',
    });
  });
});

describe('an exam fraud report', () => {
  const sent = (): Promise<string> =>
    ministries.made('kyrgyzstan_center', 'reportExamFraud', 'examFraudReport', {
      clientMutationKey: `fraud ${String((keys += 1))}`,
      kind: 'FORGERY',
      examinationKind: 'JFT_BASIC',
      certificateNumber: 'EXAMPLE-1',
      summary: 'a forged certificate',
      occurredOn: '2026-02-01',
      knownAt: '2026-02-03T00:00:00.000Z',
    });
  const shown = async (as: AudienceId, id: string, fields: string): Promise<Data> => {
    const { data, errors } = await ministries.ask(as, `{ examFraudReport(id: "${id}") { ${fields} } }`);
    expect(errors).toEqual([]);
    return data.examFraudReport;
  };

  it('is corrected and withdrawn by the side that sent it, and the other side is told each time', async () => {
    const examFraudReportId = await sent();
    const correction = { examFraudReportId, version: 1, ground: 'misread', certificateNumber: 'EXAMPLE-7' };
    expect(await act(isa, 'correctExamFraudReport', correction)).toMatchObject({
      __typename: 'WrongParty',
      article: '5',
    });
    expect(
      await act(ministry, 'correctExamFraudReport', { ...correction, occurredOn: '2026-02-05' }),
    ).toMatchObject({
      __typename: 'InvalidInput',
      field: 'occurredOn',
    });
    expect(await act(ministry, 'correctExamFraudReport', correction)).toEqual({
      __typename: 'ExamFraudReportRecorded',
    });
    expect(
      await act(ministry, 'withdrawExamFraudReport', {
        examFraudReportId,
        version: 2,
        ground: 'it was genuine',
      }),
    ).toEqual({ __typename: 'ExamFraudReportRecorded' });
    expect(await notices(examFraudReportId)).toMatchObject([
      { kind: 'EXAM_FRAUD_REPORTED' },
      { kind: 'EXAM_FRAUD_REPORT_CORRECTED', article: '5', recipient: 'JAPAN' },
      { kind: 'EXAM_FRAUD_REPORT_WITHDRAWN', article: '5', recipient: 'JAPAN' },
    ]);
    for (const as of ['kyrgyzstan_ministry', 'japan_npa'] as const)
      expect(
        await shown(
          as,
          examFraudReportId,
          'state certificateNumber correctedAt withdrawnAt earlierVersions { version ground certificateNumber }',
        ),
      ).toEqual({
        state: 'WITHDRAWN',
        certificateNumber: 'EXAMPLE-7',
        correctedAt: expect.any(String),
        withdrawnAt: expect.any(String),
        earlierVersions: [
          { version: 1, ground: 'misread', certificateNumber: 'EXAMPLE-1' },
          { version: 2, ground: 'it was genuine', certificateNumber: 'EXAMPLE-7' },
        ],
      });
    expect(
      await shown(
        isa,
        examFraudReportId,
        'asKnownOn(on: "2999-01-01T00:00:00Z") { withdrawn certificateNumber }',
      ),
    ).toEqual({ asKnownOn: { withdrawn: true, certificateNumber: 'EXAMPLE-7' } });
    expect(await act(isa, 'receiveExamFraudReport', { examFraudReportId, version: 3 })).toMatchObject({
      __typename: 'WrongState',
      state: 'WITHDRAWN',
    });
  });
});
