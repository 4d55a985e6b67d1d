import { since, never } from '../kit/correction/correctable.ts';
import type { Correctable } from '../kit/correction/correctable.ts';
import type { Corrected } from '../kit/correction/correction-acts.ts';
import { sendNotice } from './notice/send-notice.ts';
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

/** Tells the other side, which has read the report, that it says so no longer. */
export const tellOfCorrection =
  (subjectType: string) =>
  ({ kind, found, version, writing }: Corrected): Promise<void> =>
    sendNotice(writing, { kind, subjectType, subjectId: found.id, subjectVersion: version });
