import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import type { RegisterActs } from '../../kit/import/register-acts.ts';
import { insertRows, updateRows } from '../../kit/storage/upsert.ts';
import { correctOrder } from './correct-order.ts';
import { orderContent } from './improvement-order-version.table.ts';
import { improvementOrder } from './improvement-order.table.ts';
import { recordPublicNotice } from './open-order.ts';
import type { OrderContent, ReadOrder, StoredOrder } from './stored-orders.ts';

/** An order that is stored, of which a file says something else. */
interface ChangedOrder {
  readonly row: number;
  readonly before: StoredOrder;
  /** What nobody outside was told, and is set as the file has it. */
  readonly silently: Readonly<Partial<OrderContent>>;
  /** What others were told, and is corrected. */
  readonly corrected: Readonly<Partial<OrderContent>>;
  /** The day of its public notice, where the file is the first to record it. */
  readonly noticed: string | null;
}

const differing = (
  properties: readonly (keyof OrderContent)[],
  before: OrderContent,
  content: OrderContent,
): Readonly<Partial<OrderContent>> =>
  Object.fromEntries(
    properties
      .filter((property) => !isDeepStrictEqual(before[property], content[property]))
      .map((property) => [property, content[property]]),
  );

const isEmpty = (values: object): boolean => Object.keys(values).length === 0;

/** What a file changes of an order that is stored; undefined where it says nothing else of it. */
const changeOf = ({ line: { row }, before, content }: ReadOrder): ChangedOrder | undefined => {
  if (before === undefined) return undefined;
  const { notifiedAt, publicNoticeDate, withdrawnAt } = before;
  const isJapansAlone = notifiedAt === null && publicNoticeDate === null && withdrawnAt === null;
  const said = differing(orderContent, before, content);
  const silently = {
    ...differing(['plannedPublicNoticeDate'], before, content),
    ...(isJapansAlone && said),
  };
  const corrected = isJapansAlone ? {} : said;
  const noticed = publicNoticeDate === null ? content.publicNoticeDate : null;
  const changes = { row, before, silently, corrected, noticed };
  return isEmpty(silently) && isEmpty(corrected) && noticed === null ? undefined : changes;
};

/** Adds the orders that are new, none of them noticed yet; gives each with the line that says it. */
const addOrders = async (
  manager: EntityManager,
  orders: readonly ReadOrder[],
  entities: ReadonlyMap<string, string>,
): Promise<readonly Omit<ChangedOrder, 'silently' | 'corrected'>[]> => {
  const added = orders.flatMap(({ line, before, content }) =>
    before !== undefined
      ? []
      : [
          {
            row: line.row,
            noticed: content.publicNoticeDate,
            order: {
              id: randomUUID(),
              receivingEntityId: entities.get(line.corporateNumber),
              corporateNumber: line.corporateNumber,
              orderDate: line.orderDate,
              ...content,
              publicNoticeDate: null,
              synthetic: line.synthetic,
            },
          },
        ],
  );
  await insertRows(
    manager,
    improvementOrder,
    added.map(({ order }) => order),
  );
  return added.map(({ row, noticed, order }) => ({
    row,
    noticed,
    before: { ...order, version: 1, notifiedAt: null, withdrawnAt: null },
  }));
};

/**
 * Writes what is new in a file and what differs; gives the count of each. What nobody outside was told of an order changes
 * as the file has it; what others were told is corrected, and public notice recorded, by the acts that tell them.
 * @throws ImportRefused where such an act is refused: the order was withdrawn
 */
export const writeOrders = async (
  manager: EntityManager,
  orders: readonly ReadOrder[],
  entities: ReadonlyMap<string, string>,
  acts: RegisterActs,
): Promise<{ readonly added: number; readonly changed: number }> => {
  const added = await addOrders(manager, orders, entities);
  const changed = orders.flatMap((order) => changeOf(order) ?? []);
  await updateRows(
    manager,
    improvementOrder,
    changed.flatMap(({ before: { id }, silently }) => (isEmpty(silently) ? [] : [{ id, ...silently }])),
  );
  const unchanged = { silently: {}, corrected: {} };
  for (const { row, before, silently, corrected, noticed } of [
    ...added.map((order) => ({ ...order, ...unchanged })),
    ...changed,
  ]) {
    const improvementOrderId = before.id;
    let version = before.version + (isEmpty(silently) ? 0 : 1);
    if (!isEmpty(corrected)) {
      const input = { improvementOrderId, version, ground: acts.ground, ...corrected };
      await acts.perform(correctOrder, input, { row, column: 'order_date' });
      version += 1;
    }
    if (noticed !== null)
      await acts.perform(
        recordPublicNotice,
        { improvementOrderId, version, date: noticed },
        { row, column: 'public_notice_date' },
      );
  }
  return { added: added.length, changed: changed.length };
};
