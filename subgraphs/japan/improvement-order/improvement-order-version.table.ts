import { versionTable } from '../../kit/correction/version-table.ts';
import { improvementOrder } from './improvement-order.table.ts';

/** What of an order can be corrected. One of another day or to another entity is withdrawn. */
export const correctableContent = ['deadline', 'groundArticles', 'reason', 'orderNumber'] as const;

/**
 * What an improvement order said before it was corrected or withdrawn, for whoever could see it then: what it said under
 * embargo stays under embargo, whenever its public notice comes.
 */
export const improvementOrderVersion = versionTable(improvementOrder, {
  type: 'ImprovementOrderVersion',
  content: correctableContent,
  by: ['correctImprovementOrder', 'withdrawImprovementOrder'],
  decidedUnder: { publicNoticeDate: 'knownFrom', notifiedAt: 'receivedAt' },
});
