import { addMinutes, instantOn } from '../days.ts';
import type { ImprovementOrderRow } from '../japan/improvement-orders.ts';
import type { ReceivingEntityRow } from '../japan/receiving-entities.ts';
import { toldOfOrder } from '../kyrgyzstan/publications-in-kyrgyzstan.ts';
import type { PublicationInKyrgyzstanRow } from '../kyrgyzstan/publications-in-kyrgyzstan.ts';
import type { Random } from '../random.ts';
import { onItsWay } from './on-its-way.ts';
import type { OwedNotice } from './owed-notice.ts';

/**
 * The notices of improvement orders (Memorandum, section 6(3)), each with what the order said then: received as the Kyrgyz
 * publications have it.
 */
export const noticesOfOrders = (
  random: Random,
  orders: readonly ImprovementOrderRow[],
  publications: readonly PublicationInKyrgyzstanRow[],
  entities: readonly ReceivingEntityRow[],
): readonly OwedNotice[] => {
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  const pages = new Map(publications.map((publication) => [publication.orderId, publication]));
  return orders.flatMap((order) => {
    const { id, notifiedAt, publicNoticeDate, correctedAt, withdrawnAt, version: last } = order;
    const page = pages.get(id);
    const said = toldOfOrder(order, names.get(order.receivingEntityId) ?? '');
    const owed = (
      kind: string,
      occurredAt: string,
      version: number,
      receivedAt: string,
      noticedOn = publicNoticeDate,
    ): OwedNotice => ({
      kind,
      article: '6(3)',
      sender: 'JAPAN',
      subjectType: 'ImprovementOrder',
      subjectId: id,
      subjectVersion: version,
      occurredAt,
      receivedAt,
      // The page says what was told by then.
      publishedAt: page !== undefined && receivedAt <= page.publishedAt ? page.publishedAt : null,
      payload: { ...said, publicNoticeDate: noticedOn },
    });
    /** What is published of it is marked as this is received. */
    const changed = (kind: string, occurredAt: string | null, markedAt: string | null = null) => {
      if (occurredAt === null) return [];
      const receivedAt = markedAt ?? addMinutes(occurredAt, 1);
      const payload = { ...said, groundArticles: order.groundArticles };
      return [{ ...owed(kind, occurredAt, last, receivedAt), publishedAt: markedAt, payload }];
    };
    const noticedAt = publicNoticeDate === null ? null : instantOn(random, publicNoticeDate);
    const notifiedFirst = noticedAt === null || (notifiedAt !== null && notifiedAt < noticedAt);
    return [
      ...(notifiedAt === null
        ? []
        : [
            owed(
              'IMPROVEMENT_ORDER_NOTIFIED',
              notifiedAt,
              notifiedFirst ? 2 : 3,
              page?.receivedAt ?? onItsWay(random, notifiedAt),
              notifiedFirst ? null : publicNoticeDate,
            ),
          ]),
      ...(noticedAt === null
        ? []
        : [
            owed(
              'IMPROVEMENT_ORDER_NOTICED',
              noticedAt,
              notifiedFirst && notifiedAt !== null ? 3 : 2,
              onItsWay(random, noticedAt),
            ),
          ]),
      ...changed('IMPROVEMENT_ORDER_CORRECTED', correctedAt, page?.correctedAt),
      ...changed('IMPROVEMENT_ORDER_WITHDRAWN', withdrawnAt, page?.withdrawnAt),
    ];
  });
};
