import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { improvementOrder } from '../../../../subgraphs/japan/improvement-order/improvement-order.table.ts';
import { orderColumns } from '../../../../subgraphs/japan/improvement-order/order-file/improvement-order-file.ts';
import { japan } from '../../../../subgraphs/japan/japan.ts';
import { receivingEntity } from '../../../../subgraphs/japan/receiving-entity/receiving-entity.table.ts';
import { describeWithSharedData, sharedBytes } from '../../../shared-data.ts';
import { importProcess } from '../../import-process.ts';
import type { ImportProcess } from '../../import-process.ts';
import { idOf } from '../../rows/id-of.ts';
import { entityNumber, entityRow, orderRow } from '../../rows/japan-rows.ts';
import { migrateDatabase } from '../../served-subgraph.ts';
import type { MigratedDatabase } from '../../served-subgraph.ts';

let database: MigratedDatabase;
let program: ImportProcess;

beforeAll(async () => {
  database = await migrateDatabase(japan);
  program = importProcess(japan, database);
}, 60_000);
afterAll(() => database.drop());
beforeEach(async () => {
  await database.superuser.query('truncate improvement_order, receiving_entity');
});

const rows = async () => [
  await program.rowsOf('improvement_order'),
  await program.rowsOf('receiving_entity'),
];

const order = {
  synthetic: 'true',
  organization_name: '架空金属加工株式会社',
  corporate_number: entityNumber(1),
  order_date: '2025-03-14',
  ground_articles: '19-21(1)',
  reason: '届出を行わなかったこと。',
  deadline: '2025-04-30',
  public_notice_date: '',
};
const file = (...orders: readonly Partial<typeof order>[]) =>
  program.file(
    'orders.csv',
    [orderColumns, ...orders.map((fields) => orderColumns.map((column) => ({ ...order, ...fields })[column]))]
      .map((line) => line.join(','))
      .join('\r\n'),
  );

const dates = async () => {
  const { rows: found } = await database.superuser.query<{ notice: string | null; planned: string | null }>(
    `select public_notice_date::text as notice, planned_public_notice_date::text as planned from improvement_order order by order_date`,
  );
  return found;
};

describeWithSharedData('the sample of improvement orders', () => {
  it('is recognised, reported, and changes nothing when it is loaded again', async () => {
    const path = await program.file(
      'improvement-orders-sample.csv',
      sharedBytes('improvement-orders-sample.csv'),
    );
    const { code, stdout } = await program.run(path);
    expect([code, stdout.split('\n')]).toEqual([
      0,
      [
        'orders: 6',
        'receiving entities: 6',
        'under embargo: 1',
        'synthetic: 6',
        'order dates: 2025-03-14 to 2026-07-31',
        '',
        'added: 6',
        'changed: 0',
        'unchanged: 0',
        '',
      ],
    ]);
    const before = await rows();
    expect((await program.run(path)).stdout).toContain('added: 0\nchanged: 0\nunchanged: 6\n');
    expect(await rows()).toEqual(before);
  }, 60_000);
});

it('an order that is known by number and date is changed, and another entity is not entered twice', async () => {
  await database.insert(receivingEntity, [entityRow(1)]);
  await program.load(await file({}, { order_date: '2025-05-01', deadline: '2025-06-01' }));
  const { stdout } = await program.load(
    await file({ public_notice_date: '2025-03-21' }, { order_date: '2025-05-01', deadline: '2025-06-01' }),
  );
  expect(stdout).toContain('added: 0\nchanged: 1\nunchanged: 1\n');
  expect(await dates()).toEqual([
    { notice: '2025-03-21', planned: null },
    { notice: null, planned: null },
  ]);
  const { rows: entities } = await database.superuser.query<{ id: string }>(
    'select id, name from receiving_entity',
  );
  // The name by which the entity is known stays: names are not keys, and a file of orders is no register of names.
  expect(entities).toEqual([{ id: idOf('entity', 1), name: entityRow(1)['name'] }]);
});

it('recorded public notice cannot be taken back by a file', async () => {
  const sound = await file({ public_notice_date: '2025-03-21' });
  await program.load(sound);
  const before = await rows();
  for (const withdrawn of ['', '2999-01-01']) {
    const { code, stderr } = await program.load(
      await file({ order_date: '2024-01-01', deadline: '2024-02-01' }, { public_notice_date: withdrawn }),
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /orders\.csv, row 3, column public_notice_date: public notice of 2025-03-21 is recorded for this order and cannot be taken back; give its date/,
    );
    expect(await rows()).toEqual(before);
  }
});

it('a day of public notice that is still to come is a plan, and opens nothing', async () => {
  const { code, stdout } = await program.load(await file({ public_notice_date: '2999-01-01' }));
  expect(code).toBe(0);
  expect(stdout).toContain(
    'under embargo: 1\n  of which 1 with a notice still to come, entered as planned\n',
  );
  expect(await dates()).toEqual([{ notice: null, planned: '2999-01-01' }]);
  // The act itself, when a later file records it.
  await program.load(await file({ public_notice_date: '2025-03-21' }));
  expect(await dates()).toEqual([{ notice: '2025-03-21', planned: '2999-01-01' }]);
});

it('what a file does not speak of stays as it was', async () => {
  await database.insert(receivingEntity, [entityRow(1)]);
  await database.insert(improvementOrder, [
    orderRow(1, {
      orderDate: '2025-03-14',
      publicNoticeDate: null,
      notifiedAt: '2025-03-15T00:00:00.000Z',
      followUp: { outcome: 'PENDING' },
    }),
  ]);
  expect((await program.load(await file({ reason: '別の理由。' }))).code).toBe(0);
  const { rows: found } = await database.superuser.query(
    'select id, reason, notified_at is not null as notified, follow_up from improvement_order',
  );
  expect(found).toEqual([
    { id: idOf('order', 1), reason: '別の理由。', notified: true, follow_up: { outcome: 'PENDING' } },
  ]);
});

it.each([
  [
    'a wrong check digit',
    { corporate_number: `0${entityNumber(1).slice(1)}` },
    /row 3, column corporate_number: ".*" has a wrong check digit/,
  ],
  [
    'a bad date',
    { order_date: '2025-02-30' },
    /row 3, column order_date: "2025-02-30" is no day of the calendar/,
  ],
  ['a missing reason', { reason: '' }, /row 3, column reason: the field is empty; fill it in/],
])('a file with %s loads nothing', async (_what, fields, says) => {
  const { code, stderr } = await program.load(await file({}, { order_date: '2025-06-01', ...fields }));
  expect(code).toBe(1);
  expect(stderr).toMatch(says);
  expect(await rows()).toEqual(['', '']);
});

it('a file of permits is no file of orders, even if it is said to be one', async () => {
  const path = await program.file('x.csv', 'synthetic,name_cyrillic\r\ntrue,Пример');
  const { code, stderr } = await program.load(path, '--as', 'improvement-orders');
  expect(code).toBe(1);
  expect(stderr).toContain(`${path}, row 1`);
});
