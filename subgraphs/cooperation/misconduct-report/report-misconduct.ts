import { isKey } from '../../kit/list/key.ts';
import type { Act, MutationInput } from '../../kit/write/act.ts';
import { checkLearned } from '../../kit/write/check-learned.ts';
import { openRecord } from '../../kit/write/open-record.ts';
import { invalidInput } from '../../kit/write/refused.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { misconductReport } from './misconduct-report.table.ts';

interface ReportInput extends MutationInput {
  readonly category: string;
  readonly subjectKind: string;
  readonly subjectId?: string | null;
  readonly subjectName: string;
  readonly summary: string;
  readonly urgent: boolean;
  readonly occurredOn?: string | null;
  readonly knownAt: string;
}

/** Sends the other side a misconduct report (section 4(1)); it is the caller's side's from then on. */
export const reportMisconduct: Act<ReportInput> = {
  mutation: 'reportMisconduct',
  article: '4(1)',
  perform: async ({ subjectId = null, occurredOn = null, ...input }, writing) => {
    const { category, subjectKind, subjectName, summary, urgent, knownAt } = input;
    if ((subjectKind === 'UNREGISTERED') !== (subjectId === null))
      throw invalidInput('subjectId', 'A subject in a register has an identifier, and no other has one.');
    if (subjectId !== null && !isKey('uuid', subjectId))
      throw invalidInput('subjectId', 'It is no identifier of the gateway.');
    checkLearned(writing, { occurredOn, knownAt });
    const given = { category, subjectKind, subjectId, subjectName, summary, urgent, occurredOn, knownAt };
    const id = await openRecord(writing, misconductReport, {
      given,
      follows: { state: 'SENT', sentAt: writing.now },
    });
    await sendNotice(writing, {
      kind: 'MISCONDUCT_REPORTED',
      subjectType: misconductReport.type,
      subjectId: id,
      subjectVersion: 1,
      occurredAt: knownAt,
    });
    return { type: 'MisconductReported', misconductReportId: id, recordedAt: writing.now };
  },
};
