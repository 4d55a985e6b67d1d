import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import { isHeadedBy } from '../../kit/import/import-kind.ts';
import type { ImportKind } from '../../kit/import/import-kind.ts';
import { ImportRefused, valueOf } from '../../kit/import/import-refused.ts';
import { withSearchColumns } from '../../kit/storage/search-columns.ts';
import { insertRows, updateRows } from '../../kit/storage/upsert.ts';
import type { ImportFault } from '../../kit/tabular/import-fault.ts';
import { receivingEntity } from '../receiving-entity/receiving-entity.table.ts';
import { improvementOrder } from './improvement-order.table.ts';
import { orderColumns, orderSummary } from './order-file/improvement-order-file.ts';
import type { ImprovementOrderFile, OrderLine } from './order-file/improvement-order-file.ts';
import { readImprovementOrders } from './order-file/read-improvement-orders.ts';

/** What a file may change of an order. */
interface OrderContent extends Pick<
  OrderLine,
  'deadline' | 'groundArticles' | 'reason' | 'publicNoticeDate'
> {
  readonly plannedPublicNoticeDate: string | null;
}

interface StoredOrder extends OrderContent {
  readonly id: string;
  readonly corporateNumber: string;
  readonly orderDate: string;
}

/** An order's own key. */
const keyOf = ({ corporateNumber, orderDate }: Pick<OrderLine, 'corporateNumber' | 'orderDate'>): string =>
  `${corporateNumber} ${orderDate}`;

const storedContent = (order: StoredOrder): OrderContent => ({
  deadline: order.deadline,
  groundArticles: order.groundArticles,
  reason: order.reason,
  publicNoticeDate: order.publicNoticeDate,
  plannedPublicNoticeDate: order.plannedPublicNoticeDate,
});

/**
 * What a line says on a day. Public notice opens an order to everyone, so only a day that has come counts as the act: one
 * that is still to come is a plan, which opens nothing.
 */
const contentOn = (
  today: string,
  { deadline, groundArticles, reason, publicNoticeDate }: OrderLine,
  before: StoredOrder | undefined,
): OrderContent => {
  const isPlan = publicNoticeDate !== null && publicNoticeDate > today;
  return {
    deadline,
    groundArticles,
    reason,
    publicNoticeDate: isPlan ? null : publicNoticeDate,
    plannedPublicNoticeDate: isPlan ? publicNoticeDate : (before?.plannedPublicNoticeDate ?? null),
  };
};

const storedOrders = async (
  manager: EntityManager,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, StoredOrder>> => {
  const rows = await manager.query<StoredOrder[]>(
    `select "id", "corporate_number" as "corporateNumber", "order_date" as "orderDate", "deadline",
       "ground_articles" as "groundArticles", "reason", "public_notice_date" as "publicNoticeDate",
       "planned_public_notice_date" as "plannedPublicNoticeDate"
     from "improvement_order" where "corporate_number" = any($1::text[])`,
    [numbers],
  );
  return new Map(rows.map((row) => [keyOf(row), row]));
};

/** The ids of the entities of some lines by Corporate Number; those unknown so far are entered by number and name. */
const entityIds = async (
  manager: EntityManager,
  lines: readonly OrderLine[],
): Promise<ReadonlyMap<string, string>> => {
  const byNumber = Map.groupBy(lines, ({ corporateNumber }) => corporateNumber);
  const known = await manager.query<{ id: string; corporateNumber: string }[]>(
    `select "id", "corporate_number" as "corporateNumber" from "receiving_entity"
     where "corporate_number" = any($1::text[])`,
    [[...byNumber.keys()]],
  );
  for (const { corporateNumber } of known) byNumber.delete(corporateNumber);
  const added = [...byNumber].flatMap(([corporateNumber, [line]]) =>
    line === undefined
      ? []
      : [
          withSearchColumns(receivingEntity, {
            id: randomUUID(),
            corporateNumber,
            name: line.organizationName,
            industryFieldCodes: [],
            synthetic: line.synthetic,
          }),
        ],
  );
  await insertRows(manager, receivingEntity, added);
  return new Map([...known, ...added].map(({ corporateNumber, id }) => [corporateNumber, id]));
};

/** An order as a file leaves it. */
interface ReadOrder {
  readonly line: OrderLine;
  readonly before: StoredOrder | undefined;
  readonly content: OrderContent;
}

/** A recorded act of public notice cannot be taken back, since what everyone saw cannot be unseen. */
const withdrawnNotices = (path: string, orders: readonly ReadOrder[]): readonly ImportFault[] =>
  orders.flatMap(({ line: { row }, before, content }) => {
    const recorded = before?.publicNoticeDate ?? null;
    if (recorded === null || content.publicNoticeDate !== null) return [];
    const message = `public notice of ${recorded} is recorded for this order and cannot be taken back; give its date`;
    return [{ file: path, row, column: 'public_notice_date', message }];
  });

const todayInJapan = async (manager: EntityManager): Promise<string> => {
  const [row] = await manager.query<{ today: string }[]>(
    `select (now() at time zone 'Asia/Tokyo')::date as "today"`,
  );
  if (row === undefined) throw new Error('the database gave no date');
  return row.today;
};

/** Writes what is new and what differs; gives the count of each. */
const write = async (
  manager: EntityManager,
  orders: readonly ReadOrder[],
): Promise<{ readonly added: number; readonly changed: number }> => {
  const entities = await entityIds(
    manager,
    orders.map(({ line }) => line),
  );
  const added = orders.flatMap(({ line, before, content }) =>
    before !== undefined
      ? []
      : [
          {
            id: randomUUID(),
            receivingEntityId: entities.get(line.corporateNumber),
            corporateNumber: line.corporateNumber,
            orderDate: line.orderDate,
            ...content,
            synthetic: line.synthetic,
          },
        ],
  );
  const changed = orders.flatMap(({ before, content }) =>
    before === undefined || isDeepStrictEqual(storedContent(before), content)
      ? []
      : [{ id: before.id, ...content }],
  );
  await insertRows(manager, improvementOrder, added);
  await updateRows(manager, improvementOrder, changed);
  return { added: added.length, changed: changed.length };
};

/** Loads a file of improvement orders (改善命令): new orders, and what changed in those known by number and date. */
export const improvementOrderImport: ImportKind = {
  kind: 'improvement-orders',
  recognises: isHeadedBy(orderColumns),
  load: async ({ path, bytes, manager, progress }) => {
    progress(0, 'reading the orders');
    const file = valueOf(readImprovementOrders(bytes, path));
    const known = await storedOrders(
      manager,
      file.orders.map(({ corporateNumber }) => corporateNumber),
    );
    const today = await todayInJapan(manager);
    const orders = file.orders.map((line): ReadOrder => {
      const before = known.get(keyOf(line));
      return { line, before, content: contentOn(today, line, before) };
    });
    const faults = withdrawnNotices(path, orders);
    if (faults.length > 0) throw new ImportRefused(faults);
    progress(0.5, 'writing the orders');
    const { added, changed } = await write(manager, orders);
    progress(1, 'done');
    return report(file, orders, added, changed);
  },
};

const report = (
  file: ImprovementOrderFile,
  orders: readonly ReadOrder[],
  added: number,
  changed: number,
): readonly string[] => {
  const total = orderSummary(file);
  const closed = orders.filter(({ content }) => content.publicNoticeDate === null);
  const planned = closed.filter(({ line }) => line.publicNoticeDate !== null);
  return [
    `orders: ${String(total.orders)}`,
    `receiving entities: ${String(total.organizations)}`,
    `under embargo: ${String(closed.length)}`,
    ...(planned.length > 0
      ? [`  of which ${String(planned.length)} with a notice still to come, entered as planned`]
      : []),
    `synthetic: ${String(total.synthetic)}`,
    `order dates: ${total.firstOrderDate ?? '-'} to ${total.lastOrderDate ?? '-'}`,
    '',
    `added: ${String(added)}`,
    `changed: ${String(changed)}`,
    `unchanged: ${String(total.orders - added - changed)}`,
  ];
};
