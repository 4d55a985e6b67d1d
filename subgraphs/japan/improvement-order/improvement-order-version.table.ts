import { versionTable } from '../../kit/correction/version-table.ts';
import { improvementOrder } from './improvement-order.table.ts';

/** What an order says of itself and can be corrected. One of another day or to another entity is withdrawn. */
export const orderContent = ['deadline', 'groundArticles', 'reason', 'orderNumber'] as const;

/** The same, with the day of its public notice: one that is recorded can be another, and neither be taken back nor begin. */
export const correctableContent = [...orderContent, 'publicNoticeDate'] as const;

/**
 * What an improvement order said before it was corrected or withdrawn, for whoever could see it then: what it said under
 * embargo stays under embargo, whenever its public notice comes.
 */
export const improvementOrderVersion = versionTable(improvementOrder, {
  type: 'ImprovementOrderVersion',
  content: correctableContent,
  by: ['correctImprovementOrder', 'withdrawImprovementOrder'],
  decidedUnder: { notifiedAt: 'receivedAt' },
});
