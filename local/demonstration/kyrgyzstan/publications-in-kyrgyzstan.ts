import { addMinutes, instantOn, later } from '../days.ts';
import { demonstrationId } from '../demonstration-id.ts';
import { articlesBefore } from '../japan/changed-orders.ts';
import type { ImprovementOrderRow } from '../japan/improvement-orders.ts';
import type { ReceivingEntityRow } from '../japan/receiving-entities.ts';
import { randomOf, type Random } from '../random.ts';

export interface PublicationInKyrgyzstanRow {
  readonly id: string;
  readonly orderId: string;
  readonly registerId: string | null;
  readonly receivedAt: string;
  readonly publishedAt: string;
  readonly correctedAt: string | null;
  readonly withdrawnAt: string | null;
  readonly textKyrgyz: string;
  readonly textRussian: string;
  readonly publishedOrder: PublishedOrder | null;
  readonly publishedRegister: PublishedRegister | null;
}

/** What Japan told of an order, as it stood when that was published. */
export interface PublishedOrder {
  readonly corporateNumber: string;
  readonly organizationName: string;
  readonly orderNumber: string | null;
  readonly orderDate: string;
  readonly deadline: string;
  readonly groundArticles: readonly string[];
  readonly reason: string;
  readonly publicNoticeDate: string | null;
  readonly synthetic: true;
}

/** What Japan told of a register of support organizations, beside its entries. */
interface PublishedRegister {
  readonly asOf: string;
  readonly entries: number;
  readonly added: number;
  readonly changed: number;
  readonly noLongerListed: number;
  readonly digest: string;
}

/** What Japan told of an order before it corrected it. */
export const toldOfOrder = (order: ImprovementOrderRow, organizationName: string): PublishedOrder => {
  const { corporateNumber, orderNumber, orderDate, deadline, reason, publicNoticeDate, synthetic } = order;
  const groundArticles = articlesBefore(order);
  return {
    corporateNumber,
    organizationName,
    orderNumber,
    orderDate,
    deadline,
    groundArticles,
    reason,
    publicNoticeDate,
    synthetic,
  };
};

/** A day as Kyrgyz and Russian texts write it, 05.06.2026. */
const written = (day: string): string => day.split('-').reverse().join('.');

const texts = ({ orderDate, deadline }: ImprovementOrderRow, name: string) => ({
  textKyrgyz: `Мисал (пример), ойдон чыгарылган жазуу. Япония тарап «${name}» кабыл алуучу уюмуна ${written(orderDate)} күнү бузууларды жоюу жөнүндө буйрук чыгарды. Аткаруу мөөнөтү: ${written(deadline)}.`,
  textRussian: `Пример, вымышленная запись. Японская сторона вынесла ${written(orderDate)} предписание об устранении нарушений принимающей организации «${name}». Срок исполнения: ${written(deadline)}.`,
});

const publication = (
  random: Random,
  order: ImprovementOrderRow,
  { notifiedAt, publicNoticeDate }: { readonly notifiedAt: string; readonly publicNoticeDate: string },
  name: string,
): PublicationInKyrgyzstanRow => {
  const receivedAt = addMinutes(notifiedAt, random.integer(1, 90));
  const { correctedAt, withdrawnAt } = order;
  // What is known before the public notice in Japan is published after it.
  const free = later(receivedAt, instantOn(random, publicNoticeDate));
  return {
    id: demonstrationId('publication-in-kyrgyzstan', order.id),
    orderId: order.id,
    registerId: null,
    receivedAt,
    publishedAt: addMinutes(free, random.integer(60, 2_880)),
    // What Japan says no longer is marked as soon as that is received.
    correctedAt: correctedAt === null ? null : addMinutes(correctedAt, 1),
    withdrawnAt: withdrawnAt === null ? null : addMinutes(withdrawnAt, 1),
    ...texts(order, name),
    publishedOrder: toldOfOrder(order, name),
    publishedRegister: null,
  };
};

/** Kyrgyz publications of orders that were notified and publicly noticed (Memorandum, section 7(5)); a few are still owed. */
export const publicationsInKyrgyzstan = (
  orders: readonly ImprovementOrderRow[],
  entities: readonly ReceivingEntityRow[],
): readonly PublicationInKyrgyzstanRow[] => {
  const random = randomOf('publications in Kyrgyzstan');
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  return orders.flatMap((order) => {
    const { notifiedAt, publicNoticeDate, receivingEntityId } = order;
    if (notifiedAt === null || publicNoticeDate === null || random.chance(0.1)) return [];
    return [publication(random, order, { notifiedAt, publicNoticeDate }, names.get(receivingEntityId) ?? '')];
  });
};
