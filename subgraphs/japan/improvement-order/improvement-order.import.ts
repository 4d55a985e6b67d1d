import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { isHeadedBy } from '../../kit/import/import-kind.ts';
import type { ImportKind } from '../../kit/import/import-kind.ts';
import { ImportRefused, valueOf } from '../../kit/import/import-refused.ts';
import { registerActs } from '../../kit/import/register-acts.ts';
import { withSearchColumns } from '../../kit/storage/search-columns.ts';
import { insertRows } from '../../kit/storage/upsert.ts';
import { receivingEntity } from '../receiving-entity/receiving-entity.table.ts';
import { orderColumns, orderSummary } from './order-file/improvement-order-file.ts';
import type { ImprovementOrderFile, OrderLine } from './order-file/improvement-order-file.ts';
import { readImprovementOrders } from './order-file/read-improvement-orders.ts';
import { contentOn, keyOf, movedNotices, storedOrders } from './stored-orders.ts';
import type { ReadOrder } from './stored-orders.ts';
import { writeOrders } from './write-orders.ts';

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

const todayInJapan = async (manager: EntityManager): Promise<string> => {
  const [row] = await manager.query<{ today: string }[]>(
    `select (now() at time zone 'Asia/Tokyo')::date as "today"`,
  );
  if (row === undefined) throw new Error('the database gave no date');
  return row.today;
};

/** Loads a file of improvement orders (改善命令): new orders, and what changed in those known by number and date. */
export const improvementOrderImport: ImportKind = {
  kind: 'improvement-orders',
  recognises: isHeadedBy(orderColumns),
  load: async (input) => {
    const { path, bytes, manager, progress } = input;
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
    const faults = movedNotices(path, orders);
    if (faults.length > 0) throw new ImportRefused(faults);
    progress(0.5, 'writing the orders');
    const entities = await entityIds(manager, file.orders);
    const acts = await registerActs(input, 'japan_isa');
    const { added, changed } = await writeOrders(manager, orders, entities, acts);
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
