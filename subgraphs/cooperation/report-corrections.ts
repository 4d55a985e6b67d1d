import { since, never } from '../kit/correction/correctable.ts';
import type { Correctable } from '../kit/correction/correctable.ts';
import { notice } from './notice/notice.table.ts';

/**
 * Reports of one kind that can be corrected: both sides have one since it was sent, or, where it was sent from a draft, the
 * other side since the notice of it was received.
 */
export const correctableReport = (
  reports: Pick<Correctable, 'table' | 'versions' | 'content'>,
): Correctable => ({
  ...reports,
  whose: { property: 'originator' },
  receipts: notice,
  opened: { own: since('sentAt'), other: since('sentAt'), outside: never },
  openedBy: ['sentAt'],
});
