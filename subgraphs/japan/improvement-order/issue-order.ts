import type { Act, MutationInput } from '../../kit/write/act.ts';
import { addRecord } from '../../kit/write/add-record.ts';
import { checkDone } from '../../kit/write/check-day.ts';
import { findRow } from '../../kit/write/find-record.ts';
import { invalidInput } from '../../kit/write/refused.ts';
import { receivingEntity } from '../receiving-entity/receiving-entity.table.ts';
import { checkOrder } from './check-order.ts';
import { improvementOrder } from './improvement-order.table.ts';

interface IssueInput extends MutationInput {
  readonly corporateNumber: string;
  readonly orderNumber?: string | null;
  readonly orderDate: string;
  readonly deadline: string;
  readonly groundArticles: readonly string[];
  readonly reason: string;
  readonly plannedPublicNoticeDate?: string | null;
}

/** Issues an improvement order (Immigration Act article 19-21(1)). It stays in Japan until another act opens it. */
export const issueOrder: Act<IssueInput> = {
  mutation: 'issueImprovementOrder',
  article: '6(3)',
  perform: async ({ corporateNumber, orderDate, deadline, groundArticles, reason, ...more }, writing) => {
    const { id: receivingEntityId } = await findRow(writing, receivingEntity, {
      by: 'corporateNumber',
      kind: 'text',
      value: corporateNumber,
    });
    checkDone(writing, { field: 'orderDate', day: orderDate, party: 'JAPAN' });
    checkOrder({ orderDate, deadline, groundArticles });
    const { orderNumber = null, plannedPublicNoticeDate = null } = more;
    if (plannedPublicNoticeDate !== null && plannedPublicNoticeDate < orderDate)
      throw invalidInput('plannedPublicNoticeDate', 'Public notice cannot be planned before the order.');
    const improvementOrderId = await addRecord(writing, improvementOrder, {
      keptFor: 'JAPAN_ISA',
      given: {
        corporateNumber,
        orderNumber,
        orderDate,
        deadline,
        groundArticles,
        reason,
        plannedPublicNoticeDate,
      },
      besides: { receivingEntityId, synthetic: false },
    });
    return { type: 'ImprovementOrderIssued', improvementOrderId, recordedAt: writing.now };
  },
};
