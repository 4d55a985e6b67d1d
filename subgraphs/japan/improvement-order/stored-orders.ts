import type { EntityManager } from 'typeorm';
import type { ImportFault } from '../../kit/tabular/import-fault.ts';
import type { OrderLine } from './order-file/improvement-order-file.ts';

/** What a file may change of an order. */
export interface OrderContent extends Pick<
  OrderLine,
  'deadline' | 'groundArticles' | 'reason' | 'publicNoticeDate'
> {
  readonly orderNumber: string | null;
  readonly plannedPublicNoticeDate: string | null;
}

/** What is stored of an order, with the acts that opened it to others or ended it. */
export interface StoredOrder extends OrderContent {
  readonly id: string;
  readonly version: number;
  readonly corporateNumber: string;
  readonly orderDate: string;
  readonly notifiedAt: Date | null;
  readonly withdrawnAt: Date | null;
}

/** An order as a file leaves it. */
export interface ReadOrder {
  readonly line: OrderLine;
  readonly before: StoredOrder | undefined;
  readonly content: OrderContent;
}

/** An order's own key. */
export const keyOf = ({
  corporateNumber,
  orderDate,
}: Pick<OrderLine, 'corporateNumber' | 'orderDate'>): string => `${corporateNumber} ${orderDate}`;

/**
 * The orders to some entities, by their keys: of one key the order that stands, and where all were withdrawn, the last. Held until the end of the import, so that no act comes in between.
 */
export const storedOrders = async (
  manager: EntityManager,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, StoredOrder>> => {
  const rows = await manager.query<StoredOrder[]>(
    `select "id", "version", "corporate_number" as "corporateNumber", "order_date" as "orderDate", "deadline",
       "order_number" as "orderNumber",
       "ground_articles" as "groundArticles", "reason", "public_notice_date" as "publicNoticeDate",
       "planned_public_notice_date" as "plannedPublicNoticeDate", "notified_at" as "notifiedAt",
       "withdrawn_at" as "withdrawnAt"
     from "improvement_order" where "corporate_number" = any($1::text[])
     order by "withdrawn_at" nulls last, "id" for update`,
    [numbers],
  );
  return new Map(rows.map((row) => [keyOf(row), row]));
};

/**
 * What a line says on a day. Public notice opens an order to everyone, so only a day that has come counts as the act: one
 * that is still to come is a plan, which opens nothing.
 */
export const contentOn = (
  today: string,
  { orderNumber, deadline, groundArticles, reason, publicNoticeDate }: OrderLine,
  before: StoredOrder | undefined,
): OrderContent => {
  const isPlan = publicNoticeDate !== null && publicNoticeDate > today;
  return {
    orderNumber: orderNumber ?? before?.orderNumber ?? null,
    deadline,
    groundArticles,
    reason,
    publicNoticeDate: isPlan ? null : publicNoticeDate,
    plannedPublicNoticeDate: isPlan ? publicNoticeDate : (before?.plannedPublicNoticeDate ?? null),
  };
};

/** A recorded act of public notice is neither taken back nor moved, since what everyone saw cannot be unseen. */
export const movedNotices = (path: string, orders: readonly ReadOrder[]): readonly ImportFault[] =>
  orders.flatMap(({ line: { row }, before, content }) => {
    const recorded = before?.publicNoticeDate ?? null;
    if (recorded === null || content.publicNoticeDate === recorded) return [];
    const message = `public notice of ${recorded} is recorded for this order and cannot be taken back; give its date`;
    return [{ file: path, row, column: 'public_notice_date', message }];
  });
