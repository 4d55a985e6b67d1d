import { noticeId } from './notice-id.ts';
import type { OwedNotice } from './owed-notice.ts';
import type { Originator } from './report-wording.ts';

/** When what a side's register told reached the other side, as the relay that carried it brought it back. */
export const noticeReceipts = (sender: Originator, carried: readonly OwedNotice[]) =>
  carried
    .filter((notice) => notice.sender === sender)
    .map((notice) => ({
      id: noticeId(notice),
      subjectId: notice.subjectId,
      occurredAt: notice.occurredAt,
      receivedAt: notice.receivedAt ?? notice.occurredAt,
    }));
