import type { Sending } from '../../kit/preview/preview-sending.ts';
import type { Act, MutationInput } from '../../kit/write/act.ts';
import { addRecord } from '../../kit/write/add-record.ts';
import { checkDone } from '../../kit/write/check-day.ts';
import { findRow } from '../../kit/write/find-record.ts';
import { invalidInput } from '../../kit/write/refused.ts';
import { receivingEntity } from '../receiving-entity/receiving-entity.table.ts';
import { checkOrder } from './check-order.ts';
import { improvementOrder } from './improvement-order.table.ts';

/** What an order is issued with. */
export interface OrderInput extends MutationInput {
  readonly corporateNumber: string;
  readonly orderNumber?: string | null;
  readonly orderDate: string;
  readonly deadline: string;
  readonly groundArticles: readonly string[];
  readonly reason: string;
  readonly plannedPublicNoticeDate?: string | null;
}

/**
 * What an order says of what is given, and to which entity it is issued.
 * @throws Refused where there is no such entity, or no order can say so.
 */
export const issuedOrder = async (
  { corporateNumber, orderDate, deadline, groundArticles, reason, ...more }: OrderInput,
  sending: Sending,
) => {
  const { id: receivingEntityId } = await findRow(sending, receivingEntity, {
    by: 'corporateNumber',
    kind: 'text',
    value: corporateNumber,
  });
  checkDone(sending, { field: 'orderDate', day: orderDate, party: 'JAPAN' });
  checkOrder({ orderDate, deadline, groundArticles });
  const { orderNumber = null, plannedPublicNoticeDate = null } = more;
  if (plannedPublicNoticeDate !== null && plannedPublicNoticeDate < orderDate)
    throw invalidInput('plannedPublicNoticeDate', 'Public notice cannot be planned before the order.');
  return {
    receivingEntityId,
    given: {
      corporateNumber,
      orderNumber,
      orderDate,
      deadline,
      groundArticles,
      reason,
      plannedPublicNoticeDate,
    },
  };
};

/** Issues an improvement order (Immigration Act article 19-21(1)). It stays in Japan until another act opens it. */
export const issueOrder: Act<OrderInput> = {
  mutation: 'issueImprovementOrder',
  article: '6(3)',
  perform: async (input, writing) => {
    const { receivingEntityId, given } = await issuedOrder(input, writing);
    const improvementOrderId = await addRecord(writing, improvementOrder, {
      keptFor: 'JAPAN_ISA',
      given,
      besides: { receivingEntityId, synthetic: false },
    });
    return { type: 'ImprovementOrderIssued', improvementOrderId, recordedAt: writing.now };
  },
};
