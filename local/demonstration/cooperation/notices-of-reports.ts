import { addMinutes } from '../days.ts';
import type { ExamFraudReport } from './exam-fraud-reports.ts';
import type { MisconductReport } from './misconduct-reports.ts';
import { otherSide } from './other-side.ts';
import type { OwedNotice } from './owed-notice.ts';
import { change, first, stepOf } from './record-notices.ts';
import type { Told } from './record-notices.ts';

const minutesOfDay = 1_440;

/** What the other side says of a report while it looks into it, and that its own side closes it. */
const ofReportSteps = (
  told: Told,
  kinds: string,
  {
    originator,
    state,
    receivedAt,
    closedAt,
  }: Pick<MisconductReport['row'], 'originator' | 'state' | 'receivedAt' | 'closedAt'>,
): readonly OwedNotice[] => {
  const isConcluded = state === 'ACTED' || state === 'NO_ACTION' || state === 'CLOSED';
  const concludedAt = isConcluded && receivedAt !== null ? addMinutes(receivedAt, 20 * minutesOfDay) : null;
  const answering = otherSide(originator);
  return [
    ...stepOf(told, `${kinds}_RECEIVED`, { by: answering, at: receivedAt, version: 2 }),
    ...stepOf(told, `${kinds}_CONCLUDED`, { by: answering, at: concludedAt, version: 3 }),
    ...stepOf(told, `${kinds}_CLOSED`, { by: originator, at: closedAt, version: 4 }),
  ];
};

/** The notices of misconduct reports. */
export const noticesOfReports = (reports: readonly MisconductReport[]): readonly OwedNotice[] =>
  reports.flatMap(({ row }) =>
    [
      {
        ...first('MISCONDUCT_REPORTED', '4(1)', 'MisconductReport', { ...row, at: row.knownAt }),
        sentAt: row.sentAt,
        takenUpAt: row.receivedAt,
      },
      ...ofReportSteps(
        { article: '4(1)', subjectType: 'MisconductReport', id: row.id },
        'MISCONDUCT_REPORT',
        row,
      ),
      ...change('MISCONDUCT_REPORT_CORRECTED', '4(1)', 'MisconductReport', { ...row, at: row.correctedAt }),
      ...change('MISCONDUCT_REPORT_WITHDRAWN', '4(1)', 'MisconductReport', { ...row, at: row.withdrawnAt }),
    ].map((notice) => ({ ...notice, category: row.category })),
  );

/** The notices of exam fraud reports. */
export const noticesOfFrauds = (frauds: readonly ExamFraudReport[]): readonly OwedNotice[] =>
  frauds.flatMap((row) => [
    {
      ...first('EXAM_FRAUD_REPORTED', '5', 'ExamFraudReport', { ...row, at: row.knownAt }),
      sentAt: row.sentAt,
      takenUpAt: row.receivedAt,
    },
    ...ofReportSteps({ article: '5', subjectType: 'ExamFraudReport', id: row.id }, 'EXAM_FRAUD_REPORT', row),
    ...change('EXAM_FRAUD_REPORT_CORRECTED', '5', 'ExamFraudReport', { ...row, at: row.correctedAt }),
    ...change('EXAM_FRAUD_REPORT_WITHDRAWN', '5', 'ExamFraudReport', { ...row, at: row.withdrawnAt }),
  ]);
