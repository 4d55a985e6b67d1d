import { randomUUID } from 'node:crypto';
import { localDay } from '../../kit/facts/local-day.ts';
import { insertRows } from '../../kit/storage/upsert.ts';
import type { Act, MutationInput } from '../../kit/write/act.ts';
import { keepChange } from '../../kit/write/change-record.ts';
import { findRow } from '../../kit/write/find-record.ts';
import { invalidInput } from '../../kit/write/refused.ts';
import { statementsOf } from '../../kit/write/statements-of.ts';
import { receivingEntity } from '../receiving-entity/receiving-entity.table.ts';
import { improvementOrder } from './improvement-order.table.ts';

interface IssueInput extends MutationInput {
  readonly corporateNumber: string;
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
  perform: async ({ corporateNumber, orderDate, deadline, groundArticles, reason, ...planned }, writing) => {
    const { id: receivingEntityId } = await findRow(writing, receivingEntity, {
      by: 'corporateNumber',
      kind: 'text',
      value: corporateNumber,
    });
    if (orderDate > localDay(writing.now, 'JAPAN'))
      throw invalidInput('orderDate', 'The day is still to come; an act is recorded once it is done.');
    if (deadline < orderDate) throw invalidInput('deadline', 'The deadline is before the order.');
    if (groundArticles.length === 0) throw invalidInput('groundArticles', 'An order stands on an article.');
    const plannedPublicNoticeDate = planned.plannedPublicNoticeDate ?? null;
    if (plannedPublicNoticeDate !== null && plannedPublicNoticeDate < orderDate)
      throw invalidInput('plannedPublicNoticeDate', 'Public notice cannot be planned before the order.');
    const id = randomUUID();
    const after = { corporateNumber, orderDate, deadline, groundArticles, reason, plannedPublicNoticeDate };
    await insertRows(statementsOf(writing), improvementOrder, [
      { id, receivingEntityId, ...after, synthetic: false },
    ]);
    await keepChange(writing, { recordId: id, version: 1, keptFor: 'JAPAN_ISA', before: {}, after });
    return { type: 'ImprovementOrderIssued', improvementOrderId: id, recordedAt: writing.now };
  },
};
