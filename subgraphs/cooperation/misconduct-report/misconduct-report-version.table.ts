import { versionTable } from '../../kit/correction/version-table.ts';
import { misconductReport } from './misconduct-report.table.ts';

/** What of a report can be corrected. What kind of act of whom it reports cannot: such a report is withdrawn. */
export const correctableContent = [
  'summary',
  'language',
  'translation',
  'translationLanguage',
  'occurredOn',
  'particulars',
  'attachments',
] as const;

/** What a misconduct report said before it was corrected or withdrawn. Both sides have read it, and go on to. */
export const misconductReportVersion = versionTable(misconductReport, {
  type: 'MisconductReportVersion',
  content: correctableContent,
  by: ['correctMisconductReport', 'withdrawMisconductReport'],
  whose: 'originator',
});
