import { addMinutes, instantOn } from '../days.ts';
import { articlesBefore } from '../japan/changed-orders.ts';
import type { ImprovementOrderRow } from '../japan/improvement-orders.ts';
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
): readonly OwedNotice[] => {
  const pages = new Map(publications.map((publication) => [publication.orderId, publication]));
  return orders.flatMap((order) => {
    const { id, notifiedAt, publicNoticeDate, correctedAt, withdrawnAt, version: last } = order;
    const { corporateNumber, orderNumber, orderDate, deadline, groundArticles, reason } = order;
    const page = pages.get(id);
    const said = {
      corporateNumber,
      orderNumber,
      orderDate,
      deadline,
      groundArticles: articlesBefore(order),
      reason,
    };
    const owed = (kind: string, occurredAt: string, version: number, receivedAt: string): OwedNotice => ({
      kind,
      article: '6(3)',
      sender: 'JAPAN',
      subjectType: 'ImprovementOrder',
      subjectId: id,
      subjectVersion: version,
      occurredAt,
      receivedAt,
      payload: said,
    });
    /** What is published of it is marked as this is received. */
    const changed = (kind: string, occurredAt: string | null, markedAt: string | null = null) => {
      if (occurredAt === null) return [];
      const receivedAt = markedAt ?? addMinutes(occurredAt, 1);
      const payload = { ...said, groundArticles };
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
