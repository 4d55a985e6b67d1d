import { demonstrationId } from '../demonstration-id.ts';
import type { OwedNotice } from './owed-notice.ts';

/** The identifier of a notice, which the event that it tells of has too, wherever it is carried. */
export const noticeId = ({ kind, subjectId, subjectVersion }: OwedNotice): string =>
  demonstrationId('notice', `${kind}/${subjectId}/${String(subjectVersion)}`);
