import { localDay } from '../../kit/facts/local-day.ts';
import { isKey } from '../../kit/list/key.ts';
import type { Act, MutationInput } from '../../kit/write/act.ts';
import { actingParty } from '../../kit/write/acting-party.ts';
import { openRecord } from '../../kit/write/open-record.ts';
import { invalidInput } from '../../kit/write/refused.ts';
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
    const originator = actingParty(writing);
    const { category, subjectKind, subjectName, summary, urgent, knownAt } = input;
    if ((subjectKind === 'UNREGISTERED') !== (subjectId === null))
      throw invalidInput('subjectId', 'A subject in a register has an identifier, and no other has one.');
    if (subjectId !== null && !isKey('uuid', subjectId))
      throw invalidInput('subjectId', 'It is no identifier of the gateway.');
    if (knownAt > writing.now) throw invalidInput('knownAt', 'The instant is still to come.');
    if (occurredOn !== null && occurredOn > localDay(knownAt, originator))
      throw invalidInput('occurredOn', 'The act happened after it was known.');
    const given = { category, subjectKind, subjectId, subjectName, summary, urgent, occurredOn, knownAt };
    const id = await openRecord(writing, misconductReport, {
      given,
      follows: { state: 'SENT', sentAt: writing.now },
    });
    return { type: 'MisconductReported', misconductReportId: id, recordedAt: writing.now };
  },
};
