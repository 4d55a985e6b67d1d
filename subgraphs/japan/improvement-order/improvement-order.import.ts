import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { ImportKind } from '../../kit/import/import-kind.ts';
import { ImportRefused, valueOf } from '../../kit/import/import-refused.ts';
import { withSearchColumns } from '../../kit/storage/search-columns.ts';
import { insertRows, updateRows } from '../../kit/storage/upsert.ts';
import { receivingEntity } from '../receiving-entity/receiving-entity.table.ts';
import { improvementOrder } from './improvement-order.table.ts';
import { orderSummary } from './order-file/improvement-order-file.ts';
import type { OrderLine } from './order-file/improvement-order-file.ts';
import { readImprovementOrders } from './order-file/read-improvement-orders.ts';

interface StoredOrder {
  readonly id: string;
  readonly corporateNumber: string;
  readonly orderDate: string;
  readonly content: string;
  readonly publicNoticeDate: string | null;
}

const storedOrders = (manager: EntityManager, numbers: readonly string[]): Promise<StoredOrder[]> =>
  manager.query<StoredOrder[]>(
    `select "id", "corporate_number" as "corporateNumber", "order_date"::text as "orderDate",
       jsonb_build_array("deadline"::text, "ground_articles", "reason", "public_notice_date"::text)::text as "content",
       "public_notice_date"::text as "publicNoticeDate"
     from "improvement_order" where "corporate_number" = any($1::text[])`,
    [numbers],
  );

/** The ids of the entities of some lines by Corporate Number; those unknown so far are entered by number and name. */
const entityIds = async (manager: EntityManager, lines: readonly OrderLine[]): Promise<ReadonlyMap<string, string>> => {
  const numbers = [...new Set(lines.map(({ corporateNumber }) => corporateNumber))];
  const known = await manager.query<{ id: string; corporateNumber: string }[]>(
    'select "id", "corporate_number" as "corporateNumber" from "receiving_entity" where "corporate_number" = any($1::text[])',
    [numbers],
  );
  const ids = new Map(known.map(({ id, corporateNumber }) => [corporateNumber, id]));
  const unknown = lines.filter(
    (line, at) =>
      !ids.has(line.corporateNumber) &&
      lines.findIndex(({ corporateNumber }) => corporateNumber === line.corporateNumber) === at,
  );
  const rows = unknown.map(({ corporateNumber, organizationName, synthetic }) => ({
    id: randomUUID(),
    corporateNumber,
    name: organizationName,
    industryFieldCodes: [],
    synthetic,
  }));
  await insertRows(manager, receivingEntity, rows.map((row) => withSearchColumns(receivingEntity, row)));
  for (const { corporateNumber, id } of rows) ids.set(corporateNumber, id);
  return ids;
};

const contentOf = (line: OrderLine): string =>
  JSON.stringify([line.deadline, line.groundArticles, line.reason, line.publicNoticeDate]);

/** An act of public notice that is recorded has opened the order; no file takes it back. */
const refuseWithdrawnNotice = (path: string, lines: readonly OrderLine[], known: ReadonlyMap<string, StoredOrder>): void => {
  const faults = lines.flatMap((line) => {
    const before = known.get(`${line.corporateNumber} ${line.orderDate}`)?.publicNoticeDate;
    return typeof before === 'string' && line.publicNoticeDate === null
      ? [
          {
            file: path,
            row: line.row,
            column: 'public_notice_date',
            message: `public notice of ${before} is recorded for this order and cannot be taken back; give its date`,
          },
        ]
      : [];
  });
  if (faults.length > 0) throw new ImportRefused(faults);
};

/** Loads a file of improvement orders (改善命令): new orders, and what changed in those that are known by number and date. */
export const improvementOrderImport: ImportKind = {
  kind: 'improvement-orders',
  load: async ({ path, bytes, manager, progress }) => {
    progress(0, 'reading the orders');
    const file = valueOf(readImprovementOrders(bytes, path));
    const ids = await entityIds(manager, file.orders);
    const stored = await storedOrders(manager, [...ids.keys()]);
    const known = new Map(stored.map((order) => [`${order.corporateNumber} ${order.orderDate}`, order]));
    refuseWithdrawnNotice(path, file.orders, known);
    const rows = file.orders.map((line) => {
      const before = known.get(`${line.corporateNumber} ${line.orderDate}`);
      return {
        before,
        same: before !== undefined && isSame(before.content, contentOf(line)),
        row: {
          id: before?.id ?? randomUUID(),
          receivingEntityId: ids.get(line.corporateNumber),
          corporateNumber: line.corporateNumber,
          orderDate: line.orderDate,
          deadline: line.deadline,
          groundArticles: line.groundArticles,
          reason: line.reason,
          publicNoticeDate: line.publicNoticeDate,
          synthetic: line.synthetic,
        },
      };
    });
    const added = rows.filter(({ before }) => before === undefined);
    const changed = rows.filter(({ before, same }) => before !== undefined && !same);
    await insertRows(manager, improvementOrder, added.map(({ row }) => row));
    await updateRows(manager, improvementOrder, changed.map(({ row }) => row));
    progress(1, 'done');
    const total = orderSummary(file);
    return [
      `orders: ${String(total.orders)}`,
      `receiving entities: ${String(total.organizations)}`,
      `under embargo: ${String(total.underEmbargo)}`,
      `synthetic: ${String(total.synthetic)}`,
      `order dates: ${total.firstOrderDate ?? '-'} to ${total.lastOrderDate ?? '-'}`,
      '',
      `added: ${String(added.length)}`,
      `changed: ${String(changed.length)}`,
      `unchanged: ${String(rows.length - added.length - changed.length)}`,
    ];
  },
};

const isSame = (stored: string, given: string): boolean => JSON.stringify(JSON.parse(stored)) === given;
