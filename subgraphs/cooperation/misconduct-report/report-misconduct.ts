import { randomUUID } from 'node:crypto';
import { localDay } from '../../kit/facts/local-day.ts';
import { isKey } from '../../kit/list/key.ts';
import { partyOf } from '../../kit/storage/change-rule.ts';
import { insertRows } from '../../kit/storage/upsert.ts';
import type { Act, MutationInput } from '../../kit/write/act.ts';
import { keepChange } from '../../kit/write/change-record.ts';
import { invalidInput, Refused } from '../../kit/write/refused.ts';
import { statementsOf } from '../../kit/write/statements-of.ts';
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
    const originator = partyOf(writing.audience);
    if (originator === undefined)
      throw new Refused({ type: 'WrongParty', message: 'Reports are between the two sides.' });
    const { category, subjectKind, subjectName, summary, urgent, knownAt } = input;
    if ((subjectKind === 'UNREGISTERED') !== (subjectId === null))
      throw invalidInput('subjectId', 'A subject in a register has an identifier, and no other has one.');
    if (subjectId !== null && !isKey('uuid', subjectId))
      throw invalidInput('subjectId', 'It is no identifier of the gateway.');
    if (knownAt > writing.now) throw invalidInput('knownAt', 'The instant is still to come.');
    if (occurredOn !== null && occurredOn > localDay(knownAt, originator))
      throw invalidInput('occurredOn', 'The act happened after it was known.');
    const id = randomUUID();
    const after = { category, subjectKind, subjectId, subjectName, summary, urgent, occurredOn, knownAt };
    await insertRows(statementsOf(writing), misconductReport, [
      { id, originator, state: 'SENT', sentAt: writing.now, ...after, synthetic: false },
    ]);
    await keepChange(writing, { recordId: id, version: 1, keptFor: originator, before: {}, after });
    return { type: 'MisconductReported', misconductReportId: id, recordedAt: writing.now };
  },
};
