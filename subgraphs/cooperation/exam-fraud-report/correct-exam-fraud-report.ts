import { correct, withdraw } from '../../kit/correction/correction-acts.ts';
import type { Corrections } from '../../kit/correction/correction-acts.ts';
import { checkAttachments } from '../../kit/misconduct/attachment.ts';
import type { Attachment } from '../../kit/misconduct/attachment.ts';
import { checkLearned } from '../../kit/write/check-learned.ts';
import { correctableBetween } from '../corrections-between.ts';
import { tellOf } from '../notice/tell-of.ts';
import { reportMoves } from '../report-steps.ts';
import { correctableContent, examFraudReportVersion } from './exam-fraud-report-version.table.ts';
import { examFraudReport } from './exam-fraud-report.table.ts';

/** How both sides know what exam fraud reports said. */
export const correctableExamFraudReport = correctableBetween({
  table: examFraudReport,
  versions: examFraudReportVersion,
  content: correctableContent,
});

/** A corrected report is refused as it would be when sent (section 5). */
const corrections: Corrections = {
  correctable: correctableExamFraudReport,
  course: { table: examFraudReport, moves: reportMoves, idProperty: 'examFraudReportId' },
  article: '5',
  check: ({ occurredOn, knownAt, attachments }, { writing }) => {
    checkAttachments((attachments ?? []) as readonly Attachment[]);
    checkLearned(writing, {
      occurredOn: occurredOn as string | null,
      knownAt: new Date(String(knownAt)).toISOString(),
    });
  },
  tell: tellOf(examFraudReport.type),
};

/** Corrects what an exam fraud report of the own side says (section 5), wherever it stands. */
export const correctExamFraudReport = correct(corrections, {
  mutation: 'correctExamFraudReport',
  kind: 'EXAM_FRAUD_REPORT_CORRECTED',
  result: 'ExamFraudReportRecorded',
});

/** Withdraws an exam fraud report of the own side (section 5): it ought not to have been sent. */
export const withdrawExamFraudReport = withdraw(corrections, {
  mutation: 'withdrawExamFraudReport',
  kind: 'EXAM_FRAUD_REPORT_WITHDRAWN',
  result: 'ExamFraudReportRecorded',
});
