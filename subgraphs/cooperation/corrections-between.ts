import { since, never } from '../kit/correction/correctable.ts';
import type { Correctable } from '../kit/correction/correctable.ts';
import { notice } from './notice/notice.table.ts';

/**
 * Records of one kind by which the two sides say something to each other, and which can be corrected: both sides have one
 * since it was said, or, where it was sent from a draft, the other side since the notice of it was received.
 * @param saidAt the property that keeps the instant at which a record was said
 */
export const correctableBetween = (
  records: Pick<Correctable, 'table' | 'versions' | 'content'>,
  saidAt = 'sentAt',
): Correctable => ({
  ...records,
  whose: { property: 'originator' },
  receipts: notice,
  opened: { own: since(saidAt), other: since(saidAt), outside: never },
  openedBy: [saidAt],
});
