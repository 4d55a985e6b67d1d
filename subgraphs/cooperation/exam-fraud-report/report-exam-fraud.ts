import { checkAttachments } from '../../kit/misconduct/attachment.ts';
import type { Attachment } from '../../kit/misconduct/attachment.ts';
import type { Act, MutationInput } from '../../kit/write/act.ts';
import { checkLearned } from '../../kit/write/check-learned.ts';
import { findRecord } from '../../kit/write/find-record.ts';
import { openRecord } from '../../kit/write/open-record.ts';
import { invalidInput } from '../../kit/write/refused.ts';
import { examination } from '../examination/examination.table.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { examFraudReport } from './exam-fraud-report.table.ts';

interface ReportInput extends MutationInput {
  readonly kind: string;
  readonly examinationKind: string;
  readonly examinationId?: string | null;
  readonly certificateNumber?: string | null;
  readonly summary: string;
  readonly urgent: boolean;
  readonly attachments?: readonly Attachment[] | null;
  readonly occurredOn?: string | null;
  readonly knownAt: string;
}

/** Tells the other side of a fraud in an examination (section 5); the report is the caller's side's from then on. */
export const reportExamFraud: Act<ReportInput> = {
  mutation: 'reportExamFraud',
  article: '5',
  perform: async (
    { examinationId = null, certificateNumber = null, occurredOn = null, attachments = null, ...input },
    writing,
  ) => {
    const { kind, examinationKind, summary, urgent, knownAt } = input;
    checkLearned(writing, { occurredOn, knownAt });
    checkAttachments(attachments ?? []);
    const held = examinationId === null ? undefined : await findRecord(writing, examination, examinationId);
    if (held !== undefined && held['kind'] !== examinationKind)
      throw invalidInput('examinationKind', 'The examination is of another kind.');
    const given = {
      kind,
      examinationKind,
      examinationId,
      certificateNumber,
      summary,
      urgent,
      attachments,
      occurredOn,
      knownAt,
    };
    const examFraudReportId = await openRecord(writing, examFraudReport, {
      given,
      follows: { state: 'SENT', sentAt: writing.now },
    });
    await sendNotice(writing, {
      kind: 'EXAM_FRAUD_REPORTED',
      subjectType: examFraudReport.type,
      subjectId: examFraudReportId,
      subjectVersion: 1,
      occurredAt: knownAt,
    });
    return { type: 'ExamFraudReportRecorded', examFraudReportId, recordedAt: writing.now };
  },
};
