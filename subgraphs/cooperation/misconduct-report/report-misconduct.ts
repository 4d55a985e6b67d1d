import { reportContent } from '../../kit/misconduct/report-content.ts';
import type { GivenContent } from '../../kit/misconduct/report-content.ts';
import type { Act, MutationInput, Writing } from '../../kit/write/act.ts';
import { openRecord } from '../../kit/write/open-record.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { misconductReport } from './misconduct-report.table.ts';

/** What follows from the sending of a report. */
export const sentReport = ({ now }: Pick<Writing, 'now'>) => ({ state: 'SENT', sentAt: now }) as const;

/** Sends the other side a misconduct report (section 4(1)); it is the caller's side's from then on. */
export const reportMisconduct: Act<MutationInput & GivenContent> = {
  mutation: 'reportMisconduct',
  article: '4(1)',
  perform: async (input, writing) => {
    const given = reportContent(input, writing);
    const id = await openRecord(writing, misconductReport, {
      given: { ...given },
      follows: sentReport(writing),
    });
    await sendNotice(writing, {
      kind: 'MISCONDUCT_REPORTED',
      subjectType: misconductReport.type,
      subjectId: id,
      subjectVersion: 1,
      category: given.category,
      occurredAt: given.knownAt,
    });
    return { type: 'MisconductReported', misconductReportId: id, recordedAt: writing.now };
  },
};
