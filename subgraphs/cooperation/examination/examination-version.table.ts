import { versionTable } from '../../kit/correction/version-table.ts';
import { examination } from './examination.table.ts';

/** What of an examination can be corrected. One of another kind, field or country is cancelled, and announced anew. */
export const correctableContent = ['organizer', 'place', 'heldOn', 'applicationsUntil'] as const;

/** What an examination said before it was corrected, for everyone, as the schedule is. */
export const examinationVersion = versionTable(examination, {
  type: 'ExaminationVersion',
  content: correctableContent,
  by: ['correctExamination'],
  whose: 'originator',
});
