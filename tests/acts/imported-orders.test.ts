import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { AudienceId } from '../../schema/audience.ts';
import { japan } from '../../subgraphs/japan/japan.ts';
import { orderColumns } from '../../subgraphs/japan/improvement-order/order-file/improvement-order-file.ts';
import { localDay } from '../../subgraphs/kit/facts/local-day.ts';
import { importProcess } from '../subgraphs/import-process.ts';
import type { ImportProcess } from '../subgraphs/import-process.ts';
import { entityNumber } from '../subgraphs/rows/japan-rows.ts';
import type { Data } from '../subgraphs/served-subgraph.ts';
import { openMinistries } from './ministries.ts';
import type { Ministries } from './ministries.ts';
import { openRelay } from './relay.ts';
import type { Relay } from './relay.ts';
import { toldOf } from './told-of.ts';

let ministries: Ministries;
let relay: Relay;
let program: ImportProcess;
let n = 0;
let keys = 0;

beforeAll(async () => {
  ministries = await openMinistries();
  relay = await openRelay(ministries);
  program = importProcess(japan, ministries.japan);
}, 120_000);
afterAll(async () => {
  await relay.close();
  await ministries.close();
});
beforeEach(() => {
  n += 1;
});

const isa = 'japan_isa';
const ministry = 'kyrgyzstan_ministry';
const outside = ['public', 'third_party_otit', 'third_party_embassy'] as const;

const first = {
  synthetic: 'true',
  organization_name: '架空金属加工株式会社',
  order_date: '2025-03-14',
  ground_articles: '19-21(1)',
  reason: 'support was not given',
  deadline: '2025-04-30',
  public_notice_date: '',
};
const load = async (...orders: readonly Partial<typeof first>[]) => {
  const lines = orders.map((fields) => {
    const line: Readonly<Record<string, string>> = { ...first, corporate_number: entityNumber(n), ...fields };
    return orderColumns.map((column) => line[column]).join(',');
  });
  return program.load(await program.file('orders.csv', [orderColumns.join(','), ...lines].join('\r\n')));
};
const loaded = async (...orders: readonly Partial<typeof first>[]): Promise<string> => {
  const { code, stdout, stderr } = await load(...orders);
  expect([code, stderr]).toEqual([0, expect.any(String)]);
  return stdout;
};

const shown = async (as: AudienceId, fields: string): Promise<Data> => {
  const { data, errors } = await ministries.ask(
    as,
    `{ improvementOrders(filter: { corporateNumber: "${entityNumber(n)}" }) { edges { node { ${fields} } } } }`,
  );
  expect(errors).toEqual([]);
  return data.improvementOrders.edges[0]?.node;
};
const act = async (mutation: string, more: Readonly<Record<string, unknown>> = {}): Promise<Data> => {
  const { id, version } = await shown(isa, 'id version');
  const clientMutationKey = `${mutation} ${String((keys += 1))}`;
  return ministries.act(isa, mutation, { clientMutationKey, improvementOrderId: id, version, ...more });
};
/** What the Kyrgyz side was told of the order, by kind and section, in the order in which it reached it. */
const told = async (): Promise<readonly string[]> => {
  await relay.toKyrgyzstan();
  const { id } = await shown(isa, 'id');
  return toldOf(ministries, ministry, id);
};
/** Everything that is stored of orders, with the transactions that wrote it. */
const stored = () =>
  Promise.all(
    ['improvement_order', 'improvement_order_version', 'record_change', 'outbox'].map(program.rowsOf),
  );
const ground = (): string => `orders.csv, ${localDay(new Date().toISOString(), 'JAPAN')}`;

it('a file that changes a notified order corrects it: the Kyrgyz side is told, and reads what it said before', async () => {
  await loaded({});
  expect(await act('notifyImprovementOrder')).toEqual({ __typename: 'ImprovementOrderNotified' });
  await relay.toKyrgyzstan();
  const changed = { reason: 'support was late', deadline: '2025-05-31' };
  expect(await loaded(changed)).toContain('added: 0\nchanged: 1\nunchanged: 0\n');
  expect(await told()).toEqual(['IMPROVEMENT_ORDER_NOTIFIED 6(3)', 'IMPROVEMENT_ORDER_CORRECTED 6(3)']);
  for (const as of [isa, ministry, 'japan_npa', 'kyrgyzstan_center'] as const)
    expect(
      await shown(
        as,
        'reason correctedAt publiclyCorrectedAt earlierVersions { ground reason deadline receivedAt }',
      ),
    ).toEqual({
      reason: 'support was late',
      correctedAt: expect.any(String),
      publiclyCorrectedAt: null,
      earlierVersions: [
        {
          ground: ground(),
          reason: 'support was not given',
          deadline: '2025-04-30',
          receivedAt: expect.any(String),
        },
      ],
    });
  for (const as of outside) expect(await shown(as, 'reason')).toBeUndefined();
  expect(
    (await shown(isa, 'history { version act article agency values { property before } }')).history.at(-1),
  ).toEqual({
    version: 3,
    act: 'correctImprovementOrder',
    article: '6(3)',
    agency: 'JAPAN_ISA',
    values: expect.arrayContaining([{ property: 'reason', before: 'support was not given' }]),
  });
  const before = await stored();
  expect(await loaded(changed)).toContain('added: 0\nchanged: 0\nunchanged: 1\n');
  expect(await stored()).toEqual(before);
});

it('a file that records public notice opens the order and tells it, and one that changes it then corrects it for all', async () => {
  await loaded({ public_notice_date: '2025-03-21' });
  expect(await told()).toEqual(['IMPROVEMENT_ORDER_NOTICED 6(3)']);
  for (const as of outside)
    expect(await shown(as, 'publicNoticeDate publiclyCorrectedAt earlierVersions { reason }')).toEqual({
      publicNoticeDate: '2025-03-21',
      publiclyCorrectedAt: null,
      earlierVersions: [],
    });
  await loaded({ public_notice_date: '2025-03-21', reason: 'support was late' });
  expect(await told()).toEqual(['IMPROVEMENT_ORDER_NOTICED 6(3)', 'IMPROVEMENT_ORDER_CORRECTED 6(3)']);
  for (const as of outside)
    expect(await shown(as, 'reason publiclyCorrectedAt earlierVersions { reason }')).toEqual({
      reason: 'support was late',
      publiclyCorrectedAt: expect.any(String),
      earlierVersions: [{ reason: 'support was not given' }],
    });
});

it('a file that changes a notified order and records its public notice opens nothing of what it said before', async () => {
  await loaded({});
  await act('notifyImprovementOrder');
  await loaded({ reason: 'support was late', public_notice_date: '2025-03-21' });
  expect(await told()).toEqual([
    'IMPROVEMENT_ORDER_NOTIFIED 6(3)',
    'IMPROVEMENT_ORDER_CORRECTED 6(3)',
    'IMPROVEMENT_ORDER_NOTICED 6(3)',
  ]);
  for (const as of outside)
    expect(await shown(as, 'reason publiclyCorrectedAt earlierVersions { reason }')).toEqual({
      reason: 'support was late',
      publiclyCorrectedAt: null,
      earlierVersions: [],
    });
  expect((await shown(ministry, 'earlierVersions { reason }')).earlierVersions).toEqual([
    { reason: 'support was not given' },
  ]);
});

it('what nobody outside was told changes as the file has it, without a version, a mark or a notice', async () => {
  await loaded({});
  await loaded({ reason: 'support was late', public_notice_date: '2999-01-01' });
  expect(await told()).toEqual([]);
  expect(
    await shown(
      isa,
      'reason plannedPublicNoticeDate correctedAt version earlierVersions { reason } history { act }',
    ),
  ).toEqual({
    reason: 'support was late',
    plannedPublicNoticeDate: '2999-01-01',
    correctedAt: null,
    version: 2,
    earlierVersions: [],
    history: [],
  });
});

it('of an order that is told, a plan alone changes in silence', async () => {
  await loaded({});
  await act('notifyImprovementOrder');
  await loaded({ public_notice_date: '2999-01-01' });
  expect(await told()).toEqual(['IMPROVEMENT_ORDER_NOTIFIED 6(3)']);
  expect(await shown(isa, 'correctedAt plannedPublicNoticeDate')).toEqual({
    correctedAt: null,
    plannedPublicNoticeDate: '2999-01-01',
  });
});

it('a file speaks of the order that stands for a day, where one was withdrawn, and may add its number', async () => {
  await loaded({});
  const withdrawn = String((await shown(isa, 'id')).id);
  await act('withdrawImprovementOrder', { ground: 'it was issued in error' });
  await ministries.act(isa, 'issueImprovementOrder', {
    clientMutationKey: `anew ${String(n)}`,
    corporateNumber: entityNumber(n),
    orderDate: first.order_date,
    deadline: first.deadline,
    groundArticles: [first.ground_articles],
    reason: first.reason,
  });
  const line: Readonly<Record<string, string>> = {
    ...first,
    corporate_number: entityNumber(n),
    order_number: 'SYN-1',
  };
  const columns = [...orderColumns, 'order_number'];
  const numbered = await program.file(
    'orders.csv',
    [columns.join(','), columns.map((column) => line[column]).join(',')].join('\r\n'),
  );
  expect((await program.load(numbered)).stdout).toContain('added: 0\nchanged: 1\nunchanged: 0\n');
  // A file without the column says nothing of the number.
  expect(await loaded({})).toContain('added: 0\nchanged: 0\nunchanged: 1\n');
  const { data } = await ministries.ask(
    isa,
    `{ improvementOrders(filter: { corporateNumber: "${entityNumber(n)}" }) { edges { node { id orderNumber } } } }`,
  );
  const orders = data.improvementOrders.edges.map(({ node }: Data) => node) as Data[];
  expect(orders.map(({ id, orderNumber }) => [id === withdrawn, orderNumber as unknown]).sort()).toEqual([
    [false, 'SYN-1'],
    [true, null],
  ]);
});

it('a withdrawn order is not changed by a file, of which nothing is loaded then', async () => {
  await loaded({});
  await act('notifyImprovementOrder');
  await act('withdrawImprovementOrder', { ground: 'it was issued in error' });
  expect(await loaded({})).toContain('unchanged: 1\n');
  const before = await stored();
  for (const fields of [{ reason: 'support was late' }, { public_notice_date: '2025-03-21' }]) {
    const { code, stderr } = await load({ order_date: '2025-01-10' }, fields);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/orders\.csv, row 3, column .*WITHDRAWN/)]);
  }
  expect(await stored()).toEqual(before);
});
