import { checkAttachments } from '../../kit/misconduct/attachment.ts';
import type { Attachment } from '../../kit/misconduct/attachment.ts';
import type { Sending } from '../../kit/preview/preview-sending.ts';
import type { Act, MutationInput } from '../../kit/write/act.ts';
import { checkLearned } from '../../kit/write/check-learned.ts';
import { findRecord } from '../../kit/write/find-record.ts';
import { openRecord } from '../../kit/write/open-record.ts';
import { invalidInput } from '../../kit/write/refused.ts';
import { examination } from '../examination/examination.table.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { examFraudReport } from './exam-fraud-report.table.ts';

/** What a report says of a fraud. */
export interface FraudInput {
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

/**
 * What a report would hold.
 * @throws Refused naming what it cannot say.
 */
export const fraudContent = async (
  {
    examinationId = null,
    certificateNumber = null,
    attachments = null,
    occurredOn = null,
    ...input
  }: FraudInput,
  writing: Sending,
) => {
  const { kind, examinationKind, summary, urgent, knownAt } = input;
  checkLearned(writing, { occurredOn, knownAt });
  checkAttachments(attachments ?? []);
  const held = examinationId === null ? undefined : await findRecord(writing, examination, examinationId);
  if (held !== undefined && held['kind'] !== examinationKind)
    throw invalidInput('examinationKind', 'The examination is of another kind.');
  return {
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
};

/** What follows from the sending of a report. */
export const sentFraud = ({ now }: Pick<Sending, 'now'>) => ({ state: 'SENT', sentAt: now }) as const;

/** Tells the other side of a fraud in an examination (section 5); the report is the caller's side's from then on. */
export const reportExamFraud: Act<MutationInput & FraudInput> = {
  mutation: 'reportExamFraud',
  article: '5',
  perform: async (input, writing) => {
    const given = await fraudContent(input, writing);
    const examFraudReportId = await openRecord(writing, examFraudReport, {
      given,
      follows: sentFraud(writing),
    });
    await sendNotice(writing, {
      kind: 'EXAM_FRAUD_REPORTED',
      subjectType: examFraudReport.type,
      subjectId: examFraudReportId,
      subjectVersion: 1,
      occurredAt: given.knownAt,
    });
    return { type: 'ExamFraudReportRecorded', examFraudReportId, recordedAt: writing.now };
  },
};
