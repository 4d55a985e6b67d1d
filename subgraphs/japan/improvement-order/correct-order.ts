import type { Party } from '../../../schema/audience.ts';
import { beginningOf, instantOf, since } from '../../kit/correction/correctable.ts';
import type { Correctable, Opened } from '../../kit/correction/correctable.ts';
import { correct, withdraw } from '../../kit/correction/correction-acts.ts';
import type { Corrections } from '../../kit/correction/correction-acts.ts';
import { refuseOnceEnded } from '../../kit/memorandum-end/while-in-force.ts';
import type { Writing } from '../../kit/write/act.ts';
import type { FoundRecord } from '../../kit/write/find-record.ts';
import { invalidInput } from '../../kit/write/refused.ts';
import { receiptsInJapan } from '../receipts-in-japan.table.ts';
import { checkDayAfterOrder, checkOrder } from './check-order.ts';
import { correctableContent, improvementOrderVersion } from './improvement-order-version.table.ts';
import { improvementOrder } from './improvement-order.table.ts';
import { tellKyrgyzSide } from './open-order.ts';
import { orderMoves, standingOf } from './order-moves.ts';

const originator: Party = 'JAPAN';

const fromDay =
  (property: string): Opened =>
  (order) =>
    beginningOf(order[property], originator);

const noticed = fromDay('publicNoticeDate');

/** Who knew what of an order: the Kyrgyz side from its notification, or its public notice; the public from that. */
export const correctableOrder: Correctable = {
  table: improvementOrder,
  versions: improvementOrderVersion,
  content: correctableContent,
  whose: originator,
  receipts: receiptsInJapan,
  opened: {
    own: fromDay('orderDate'),
    other: (order) => since('notifiedAt')(order) ?? noticed(order),
    outside: noticed,
  },
  openedBy: ['orderDate', 'publicNoticeDate', 'notifiedAt'],
};

const isNoticed = ({ publicNoticeDate }: FoundRecord): boolean => (publicNoticeDate ?? null) !== null;
const isTold = (order: FoundRecord): boolean => isNoticed(order) || instantOf(order['notifiedAt']) !== null;

/**
 * Refuses another day of public notice where none is recorded, none in its place, and one on which it cannot have been.
 * What opens an order to everyone is the act of public notice alone, and what everyone saw cannot be unseen.
 * @throws Refused naming the input field.
 */
const checkNoticeDay = (day: unknown, found: FoundRecord, writing: Writing): void => {
  if (day === found['publicNoticeDate']) return;
  if (typeof day !== 'string' || !isNoticed(found))
    throw invalidInput(
      'publicNoticeDate',
      'A public notice is neither recorded nor taken back by a correction.',
    );
  checkDayAfterOrder(writing, found, { field: 'publicNoticeDate', day });
};

/**
 * What an order said before anyone outside could see it is Japan's own, and that it was corrected is too: the mark of a
 * correction is for the two sides once the Kyrgyz side knows of the order, and for everyone once the public does.
 */
const corrections: Corrections = {
  correctable: correctableOrder,
  course: {
    table: improvementOrder,
    moves: orderMoves,
    idProperty: 'improvementOrderId',
    side: originator,
    keptFor: 'JAPAN_ISA',
    standing: standingOf,
  },
  article: '6(3)',
  check: async (order, { found, writing }) => {
    checkOrder(order as unknown as Parameters<typeof checkOrder>[0]);
    checkNoticeDay(order['publicNoticeDate'], found, writing);
    // Between its notification and its public notice the two sides alone read it: a correction would tell something new.
    if (isTold(found) && !isNoticed(found)) await refuseOnceEnded(writing);
  },
  marks: ({ found, writing }) => ({
    ...(isTold(found) && { correctedAt: writing.now }),
    ...(isNoticed(found) && { publiclyCorrectedAt: writing.now }),
  }),
  tell: async ({ found, content, kind, version, writing }) => {
    if (isTold(found)) await tellKyrgyzSide(writing, { ...found, ...content }, kind, version);
  },
};

/** Corrects what an order says (section 6(3)), wherever it stands. */
export const correctOrder = correct(corrections, {
  mutation: 'correctImprovementOrder',
  kind: 'IMPROVEMENT_ORDER_CORRECTED',
  result: 'ImprovementOrderCorrected',
});

/** Withdraws an order that was issued in error (section 6(3)). */
export const withdrawOrder = withdraw(corrections, {
  mutation: 'withdrawImprovementOrder',
  kind: 'IMPROVEMENT_ORDER_WITHDRAWN',
  result: 'ImprovementOrderWithdrawn',
});
