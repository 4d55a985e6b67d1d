import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { receivingEntity } from '../../subgraphs/japan/receiving-entity/receiving-entity.table.ts';
import { certification } from '../../subgraphs/kyrgyzstan/certification/certification.table.ts';
import { sendingAgency } from '../../subgraphs/kyrgyzstan/sending-agency/sending-agency.table.ts';
import { idOf } from '../subgraphs/rows/id-of.ts';
import { entityNumber, entityRow } from '../subgraphs/rows/japan-rows.ts';
import { agencyRow, certificationRow } from '../subgraphs/rows/kyrgyz-rows.ts';
import type { Data, ServedSubgraph } from '../subgraphs/served-subgraph.ts';
import { copyFaults } from './copied-fields.ts';
import { openMinistries } from './ministries.ts';
import type { Ministries } from './ministries.ts';
import { openRelay } from './relay.ts';
import type { Relay } from './relay.ts';

/*
 * Each side publishes from its own stored copy: while the other side is away, its subgraph and its database, the register goes
 * on being read whole; what is done meanwhile waits, and is carried in order once the other side is back.
 */

const isa = 'japan_isa';
const ministry = 'kyrgyzstan_ministry';

let ministries: Ministries;
let relay: Relay;
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

const act = async (as: typeof isa | typeof ministry, mutation: string, input: Given): Promise<void> => {
  const clientMutationKey = `${mutation} ${String((keys += 1))}`;
  const { __typename, message } = await ministries.act(as, mutation, { clientMutationKey, ...input });
  if (message !== undefined) throw new Error(`${mutation}: ${String(__typename)}: ${String(message)}`);
};

const told = async (query: string): Promise<Data> => {
  const { data, errors } = await ministries.ask('public', query);
  expect(errors).toEqual([]);
  return data;
};

/** Whether what is read of a side's own registers is answered. */
const answers = async (query: string): Promise<boolean> =>
  (await ministries.ask('public', query)).errors.length === 0;

/** Takes the week of an absence: everything that waits was done, and sent, a week earlier than it was. */
const weekPasses = async (side: ServedSubgraph): Promise<void> => {
  await side.superuser.query(
    `update "outbox" set "occurred_at" = "occurred_at" - interval '7 days' where "dispatched_at" is null`,
  );
  await ministries.cooperation.superuser.query(
    `update "notice" set "occurred_at" = "occurred_at" - interval '7 days', "sent_at" = "sent_at" - interval '7 days'
     where "received_at" is null`,
  );
};

/** What both sides read of the notices about a record, in the order in which they were owed. */
const notices = async (subjectId: string): Promise<readonly Data[]> => {
  const { data, errors } = await ministries.ask(
    isa,
    `{ notices(filter: { subjectId: "${subjectId}" }, orderBy: { field: SENT_AT, direction: ASCENDING }) { edges { node {
      kind sentAt receivedAt } } } }`,
  );
  expect(errors).toEqual([]);
  return data.notices.edges.map(({ node }: Data) => node);
};
const kinds = (these: readonly Data[]): readonly string[] => these.map(({ kind }) => kind as string);
const daysBetween = ({ sentAt, receivedAt }: Data): number =>
  (Date.parse(receivedAt as string) - Date.parse(sentAt as string)) / 86_400_000;

const inJapan = async (fields: string): Promise<readonly Data[]> =>
  (
    await told(
      `{ publicationsInJapan(orderBy: { field: CERTIFICATION_NUMBER }) { edges { node { ${fields} } } } }`,
    )
  ).publicationsInJapan.edges.map(({ node }: Data) => node);
const inKyrgyzstan = async (fields: string, filter = ''): Promise<readonly Data[]> =>
  (
    await told(`{ publicationsInKyrgyzstan${filter} { edges { node { ${fields} } } } }`)
  ).publicationsInKyrgyzstan.edges.map(({ node }: Data) => node);

/** Issues an order, and gives its id. */
const issued = async (n: number): Promise<string> => {
  await ministries.japan.insert(receivingEntity, [
    entityRow(n, { name: `架空食品株式会社第${String(n)}号` }),
  ]);
  const { data } = await ministries.ask(
    isa,
    'mutation($input: IssueImprovementOrderInput!) { issueImprovementOrder(input: $input) { ... on ImprovementOrderIssued { improvementOrder { id } } } }',
    {
      input: {
        clientMutationKey: `issue ${String(n)}`,
        corporateNumber: entityNumber(n),
        orderDate: '2026-03-01',
        deadline: '2026-06-01',
        groundArticles: ['19-21(1)'],
        reason: 'support was not given',
        plannedPublicNoticeDate: '2026-03-09',
      },
    },
  );
  return data.issueImprovementOrder.improvementOrder.id as string;
};

const publish = (improvementOrderId: string, word: string) =>
  act(ministry, 'publishImprovementOrder', { improvementOrderId, textKyrgyz: word, textRussian: word });

const life = (mutation: string, n: number, version: number, date: string) =>
  act(ministry, mutation, {
    certificationId: idOf('certification', n),
    version,
    date,
    ground: 'decision of the commission',
  });

describe('the Kyrgyz register of orders', () => {
  const whole =
    'textRussian publishedAt receivedAt correctedAt withdrawnAt improvementOrder { id } supportOrganizationRegister { id } publishedRegister { asOf } publishedOrder { corporateNumber organizationName orderNumber orderDate deadline groundArticles reason publicNoticeDate synthetic }';

  it('has exactly the fields that Japan marks public, but for what is left out with a reason', () => {
    expect(
      copyFaults({
        of: 'japan',
        in: 'kyrgyzstan',
        types: { ImprovementOrder: 'PublishedImprovementOrder' },
        named: {
          'ImprovementOrder.id': 'PublicationInKyrgyzstan.improvementOrder',
          'ImprovementOrder.receivingEntity': 'PublishedImprovementOrder.corporateNumber',
          'ImprovementOrder.publiclyCorrectedAt': 'PublicationInKyrgyzstan.correctedAt',
          'ImprovementOrder.withdrawnAt': 'PublicationInKyrgyzstan.withdrawnAt',
        },
        leftOut: {
          'ImprovementOrder.earlierVersions': 'an entry shows what is right, and that it was put right',
          'ImprovementOrder.asKnownOn':
            'what was known of an order on a day is asked of Japan, which issued it',
        },
        // The entity itself is in Japan’s register; here it stands by its number and its name.
        own: ['PublishedImprovementOrder.organizationName'],
      }),
    ).toEqual([]);
  });

  it('is read while Japan is away for a week, and Japan’s publication then shows all that was done, in order', async () => {
    const order = await issued(1);
    await act(isa, 'notifyImprovementOrder', { improvementOrderId: order, version: 1 });
    await relay.toKyrgyzstan();
    expect(await inKyrgyzstan('id')).toEqual([]);
    await act(isa, 'recordPublicNotice', { improvementOrderId: order, version: 2, date: '2026-03-10' });
    await relay.toKyrgyzstan();
    await publish(order, 'предписание');
    const numbers = [1, 2];
    await ministries.kyrgyzstan.insert(
      sendingAgency,
      numbers.map((n) => agencyRow(n)),
    );
    await ministries.kyrgyzstan.insert(
      certification,
      numbers.map((n) => certificationRow(n)),
    );
    await life('suspendCertification', 1, 1, '2026-01-12');
    await relay.toJapan();

    const comesBack = await ministries.japan.away();
    expect(await answers('{ improvementOrders { edges { node { id } } } }')).toBe(false);
    expect(await inKyrgyzstan(whole, `(filter: { corporateNumber: "${entityNumber(1)}" })`)).toEqual([
      {
        textRussian: 'предписание',
        publishedAt: expect.any(String),
        receivedAt: expect.any(String),
        correctedAt: null,
        withdrawnAt: null,
        improvementOrder: { id: order },
        supportOrganizationRegister: null,
        publishedRegister: null,
        publishedOrder: {
          corporateNumber: entityNumber(1),
          organizationName: '架空食品株式会社第1号',
          orderNumber: null,
          orderDate: '2026-03-01',
          deadline: '2026-06-01',
          groundArticles: ['19-21(1)'],
          reason: 'support was not given',
          publicNoticeDate: '2026-03-10',
          synthetic: false,
        },
      },
    ]);
    for (const [filter, found] of [
      ['orderedFrom: "2026-03-01", orderedTo: "2026-03-01", matter: IMPROVEMENT_ORDER, withdrawn: false', 1],
      ['orderedFrom: "2026-03-02"', 0],
      ['orderedTo: "2026-02-28"', 0],
      ['matter: SUPPORT_ORGANIZATION_REGISTER', 0],
      ['withdrawn: true', 0],
    ] as const)
      expect(await inKyrgyzstan('id', `(filter: { ${filter} })`)).toHaveLength(found);
    await life('resumeCertification', 1, 2, '2026-01-22');
    await act(ministry, 'changeSendingAgency', {
      sendingAgencyId: idOf('agency', 1),
      version: 1,
      name: 'Жаңы ат',
    });
    await life('revokeCertification', 1, 3, '2026-02-03');
    await life('suspendCertification', 2, 1, '2026-02-04');
    const round = await relay.toJapan();
    // Three subjects wait, and what Japan published of others cannot be asked.
    expect([round.carried, round.faults.length]).toEqual([0, 4]);
    await weekPasses(ministries.kyrgyzstan);

    await comesBack();
    expect(await inJapan('certificationNumber status')).toEqual([
      { certificationNumber: 'SYN-0001', status: 'SUSPENDED' },
    ]);
    expect(await relay.toJapan()).toEqual({ carried: 4, faults: [] });
    expect(await inJapan('certificationNumber name status revokedOn events { kind date }')).toEqual([
      {
        certificationNumber: 'SYN-0001',
        name: 'Жаңы ат',
        status: 'REVOKED',
        revokedOn: '2026-02-03',
        events: [
          { kind: 'SUSPENDED', date: '2026-01-12' },
          { kind: 'RESUMED', date: '2026-01-22' },
          { kind: 'REVOKED', date: '2026-02-03' },
        ],
      },
      {
        certificationNumber: 'SYN-0002',
        name: agencyRow(2)['name'],
        status: 'SUSPENDED',
        revokedOn: null,
        events: [{ kind: 'SUSPENDED', date: '2026-02-04' }],
      },
    ]);
    const late = await notices(idOf('certification', 1));
    expect(kinds(late).toSorted()).toEqual([
      'CERTIFICATION_RESUMED',
      'CERTIFICATION_REVOKED',
      'CERTIFICATION_SUSPENDED',
    ]);
    // The one that was on its way when Japan went shows how long it took.
    expect(Math.max(...late.map(daysBetween))).toBeGreaterThanOrEqual(7);
    expect(await answers('{ improvementOrders { edges { node { id } } } }')).toBe(true);
  });
});

describe('Japan’s register of agencies', () => {
  it('is read while the Kyrgyz side is away for a week, and what Japan did is then published there, in order', async () => {
    const before = await inJapan('certificationNumber');
    expect(before.length).toBeGreaterThan(0);
    const order = await issued(3);

    const comesBack = await ministries.kyrgyzstan.away();
    expect(await answers('{ sendingAgencies { edges { node { id } } } }')).toBe(false);
    const [entry] = await inJapan(
      'agency { id } name names { value script seenFrom } region contacts { address telephone website } closedOn certificationNumber criteriaVersion decision { number decidedOn } validFrom validUntil status events { kind date validUntil article } revokedOn correctedAt receivedAt publishedAt synthetic',
    );
    expect(entry).toMatchObject({
      agency: { id: idOf('agency', 1) },
      region: 'KG-GB',
      contacts: agencyRow(1)['contacts'],
      criteriaVersion: '2025',
      decision: { number: '1', decidedOn: '2026-01-01' },
      status: 'REVOKED',
      revokedOn: '2026-02-03',
      synthetic: true,
    });
    await act(isa, 'notifyImprovementOrder', { improvementOrderId: order, version: 1 });
    // One subject waits, and what the Kyrgyz side published of others cannot be asked.
    expect((await relay.toKyrgyzstan()).faults).toHaveLength(2);
    await act(isa, 'recordPublicNotice', { improvementOrderId: order, version: 2, date: '2026-03-10' });
    await act(isa, 'correctImprovementOrder', {
      improvementOrderId: order,
      version: 3,
      ground: 'a slip of the pen',
      reason: 'support was late',
    });
    expect((await relay.toKyrgyzstan()).faults).toHaveLength(2);
    await weekPasses(ministries.japan);

    await comesBack();
    expect(await relay.toKyrgyzstan()).toEqual({ carried: 3, faults: [] });
    const { rows } = await ministries.kyrgyzstan.superuser.query<{ kind: string }>(
      'select "kind" from "inbox" where "subject_id" = $1 order by "received_at", "subject_version"',
      [order],
    );
    expect(kinds(rows)).toEqual([
      'IMPROVEMENT_ORDER_NOTIFIED',
      'IMPROVEMENT_ORDER_NOTICED',
      'IMPROVEMENT_ORDER_CORRECTED',
    ]);
    expect(Math.max(...(await notices(order)).map(daysBetween))).toBeGreaterThanOrEqual(7);
    await publish(order, 'исправленное предписание');
    expect(
      await inKyrgyzstan(
        'publishedOrder { reason publicNoticeDate }',
        `(filter: { corporateNumber: "${entityNumber(3)}" })`,
      ),
    ).toEqual([{ publishedOrder: { reason: 'support was late', publicNoticeDate: '2026-03-10' } }]);
    expect(await answers('{ sendingAgencies { edges { node { id } } } }')).toBe(true);
  });
});
