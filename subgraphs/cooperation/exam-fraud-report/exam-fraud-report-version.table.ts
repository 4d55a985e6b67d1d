import { versionTable } from '../../kit/correction/version-table.ts';
import { examFraudReport } from './exam-fraud-report.table.ts';

/** What of a report can be corrected. What kind of fraud in which examination it reports cannot: such a report is withdrawn. */
export const correctableContent = ['certificateNumber', 'summary', 'occurredOn', 'attachments'] as const;

/** What an exam fraud report said before it was corrected or withdrawn. Both sides have read it, and go on to. */
export const examFraudReportVersion = versionTable(examFraudReport, {
  type: 'ExamFraudReportVersion',
  content: correctableContent,
  by: ['correctExamFraudReport', 'withdrawExamFraudReport'],
  whose: 'originator',
});
