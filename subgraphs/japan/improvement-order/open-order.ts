import type { Act, MutationInput, Writing } from '../../kit/write/act.ts';
import { changeRecord, checkVersion } from '../../kit/write/change-record.ts';
import { findRecord, findRow } from '../../kit/write/find-record.ts';
import type { FoundRecord } from '../../kit/write/find-record.ts';
import { moved } from '../../kit/write/moves.ts';
import { invalidInput } from '../../kit/write/refused.ts';
import { tellOtherSide } from '../../kit/write/tell-other-side.ts';
import { receivingEntity } from '../receiving-entity/receiving-entity.table.ts';
import { checkDayAfterOrder } from './check-order.ts';
import { improvementOrder } from './improvement-order.table.ts';
import { orderMoves, standingOf } from './order-moves.ts';
import type { OrderEvent } from './order-moves.ts';

interface OrderInput extends MutationInput {
  readonly improvementOrderId: string;
  readonly version: number;
}

interface NoticeInput extends OrderInput {
  readonly date: string;
}

interface OutcomeInput extends OrderInput {
  readonly outcome: 'PENDING' | 'COMPLIED' | 'FAILED';
  readonly decidedOn: string;
  readonly note?: string | null;
}

/** The order that an act is about, where the event can follow upon what is recorded of it. */
const orderFor = async (
  { improvementOrderId, version }: OrderInput,
  event: OrderEvent,
  writing: Writing,
): Promise<FoundRecord> => {
  const found = await findRecord(writing, improvementOrder, improvementOrderId);
  checkVersion(found, version);
  moved(orderMoves, standingOf(found), event);
  return found;
};

const change = (
  writing: Writing,
  found: FoundRecord,
  set: Readonly<Record<string, unknown>>,
): Promise<number> =>
  changeRecord(writing, improvementOrder, found, { version: found.version, set, keptFor: 'JAPAN_ISA' });

/**
 * What the Kyrgyz side is told of an order (section 6(3)): all that is public of one that was noticed. What became of it is
 * read, and owed to nobody; its planned notice is Japan's own.
 */
export const tellKyrgyzSide = async (
  writing: Writing,
  found: FoundRecord,
  kind: string,
  subjectVersion: number,
): Promise<void> => {
  const { id, corporateNumber, orderNumber, orderDate, deadline, groundArticles, reason } = found;
  const { publicNoticeDate = null, synthetic } = found;
  const { name: organizationName } = await findRow(writing, receivingEntity, {
    by: 'corporateNumber',
    kind: 'text',
    value: String(corporateNumber),
  });
  await tellOtherSide(writing, {
    kind,
    recipient: 'KYRGYZSTAN',
    subjectType: 'ImprovementOrder',
    subjectId: id,
    subjectVersion,
    payload: {
      corporateNumber,
      organizationName,
      orderNumber,
      orderDate,
      deadline,
      groundArticles,
      reason,
      publicNoticeDate,
      synthetic,
    },
  });
};

/** Notifies the Kyrgyz side (section 6(3)): from the recorded instant on it sees the order. */
export const notifyOrder: Act<OrderInput> = {
  mutation: 'notifyImprovementOrder',
  article: '6(3)',
  perform: async (input, writing) => {
    const found = await orderFor(input, 'NOTIFICATION', writing);
    const made = await change(writing, found, { notifiedAt: writing.now });
    await tellKyrgyzSide(writing, found, 'IMPROVEMENT_ORDER_NOTIFIED', made);
    return { type: 'ImprovementOrderNotified', improvementOrderId: found.id, recordedAt: writing.now };
  },
};

/** Records the public notice (Immigration Act article 19-21(2)): from then on everyone sees the order. */
export const recordPublicNotice: Act<NoticeInput> = {
  mutation: 'recordPublicNotice',
  article: '6(3)',
  perform: async (input, writing) => {
    const found = await orderFor(input, 'PUBLIC_NOTICE', writing);
    checkDayAfterOrder(writing, found, { field: 'date', day: input.date });
    const made = await change(writing, found, { publicNoticeDate: input.date });
    const noticed = { ...found, publicNoticeDate: input.date };
    await tellKyrgyzSide(writing, noticed, 'IMPROVEMENT_ORDER_NOTICED', made);
    return { type: 'PublicNoticeRecorded', improvementOrderId: found.id, recordedAt: writing.now };
  },
};

/** Records what became of an order: the two sides read the outcome, if they know of the order. */
export const recordOutcome: Act<OutcomeInput> = {
  mutation: 'recordImprovementOrderOutcome',
  article: '6(3)',
  perform: async (input, writing) => {
    const found = await orderFor(input, 'OUTCOME', writing);
    const { outcome, decidedOn, note = null } = input;
    if (outcome === 'PENDING') throw invalidInput('outcome', 'An outcome is recorded once it is found.');
    checkDayAfterOrder(writing, found, { field: 'decidedOn', day: decidedOn });
    await change(writing, found, { followUp: { outcome, decidedOn }, followUpNote: note });
    return { type: 'ImprovementOrderOutcomeRecorded', improvementOrderId: found.id, recordedAt: writing.now };
  },
};
