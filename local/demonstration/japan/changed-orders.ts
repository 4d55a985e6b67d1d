import { addDays, dayOfInstant, instantOn, later } from '../days.ts';
import { demonstrationId } from '../demonstration-id.ts';
import { randomOf } from '../random.ts';
import type { ImprovementOrderRow } from './improvement-orders.ts';

/** An order that both the Kyrgyz side and the public know, and of which the outcome is still to be found. */
const isOpenToAll = ({ notifiedAt, publicNoticeDate, followUp }: ImprovementOrderRow): boolean =>
  notifiedAt !== null && publicNoticeDate !== null && followUp?.outcome === 'PENDING';

/** Ten days after whichever of its notification and its public notice came last. */
const changedOn = ({ notifiedAt, publicNoticeDate }: ImprovementOrderRow): string =>
  addDays(later(dayOfInstant(notifiedAt ?? ''), publicNoticeDate ?? ''), 10);

/**
 * The orders, of which the first that is open to all and names several articles was corrected, since it had named one alone,
 * and the last that is open to all was withdrawn.
 */
export const withChangedOrders = (orders: readonly ImprovementOrderRow[]): readonly ImprovementOrderRow[] => {
  const random = randomOf('changed orders');
  const open = orders.filter(isOpenToAll);
  const corrected = open.find(({ groundArticles }) => groundArticles.length > 1);
  const withdrawn = open.at(-1);
  return orders.map((order) => {
    if (order !== corrected && order !== withdrawn) return order;
    const at = instantOn(random, changedOn(order));
    const marks = order === corrected ? { correctedAt: at, publiclyCorrectedAt: at } : { withdrawnAt: at };
    return { ...order, ...marks, version: order.version + 1 };
  });
};

const grounds = {
  correction: '（架空の例）根拠条文の一部の記載が漏れていた。',
  withdrawal: '（架空の例）命令の名宛人を誤っていた。',
};

/** The articles that an order named before it was corrected. */
export const articlesBefore = ({ correctedAt, groundArticles }: ImprovementOrderRow): readonly string[] =>
  correctedAt === null ? groundArticles : groundArticles.slice(0, 1);

/** What the corrected order and the withdrawn one said before; of the latter this is what it still says. */
export const orderVersions = (orders: readonly ImprovementOrderRow[]) =>
  orders.flatMap((order) => {
    const {
      id,
      orderNumber,
      correctedAt,
      withdrawnAt,
      deadline,
      reason,
      publicNoticeDate,
      notifiedAt,
      version,
    } = order;
    const recordedUntil = withdrawnAt ?? correctedAt;
    if (recordedUntil === null) return [];
    return [
      {
        id: demonstrationId('improvement-order-version', id),
        recordId: id,
        version: version - 1,
        recordedUntil,
        ground: withdrawnAt === null ? grounds.correction : grounds.withdrawal,
        publicNoticeDate,
        notifiedAt,
        orderNumber,
        deadline,
        groundArticles: articlesBefore(order),
        reason,
      },
    ];
  });
