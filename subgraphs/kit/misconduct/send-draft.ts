import { callerName, otherParty } from '../storage/change-rule.ts';
import type { Table } from '../storage/table.ts';
import type { Act, Writing } from '../write/act.ts';
import { actingParty } from '../write/acting-party.ts';
import { findRecord } from '../write/find-record.ts';
import { invalidInput, Refused } from '../write/refused.ts';
import { tellOtherSide } from '../write/tell-other-side.ts';
import { moveDraft } from './keep-draft.ts';
import type { DraftSeen } from './keep-draft.ts';
import { reportContent } from './report-content.ts';
import type { ReportContent } from './report-content.ts';

/** The registers that a side keeps itself, by the kind of subject that they hold. */
export type OwnRegisters = Readonly<Partial<Record<string, Table>>>;

/**
 * Sends a draft of the caller's agency to the other side (section 4(1)): the relay puts what it says where both sides
 * read it, under the draft's own id. Who the victims are, and where the evidence is kept, is not among it.
 */
export const sendDraft = (mutation: string, registers: OwnRegisters): Act<DraftSeen> => ({
  mutation,
  article: '4(1)',
  perform: async (input, writing) => {
    const found = await moveDraft(writing, input, { event: 'SENDING' });
    const { knownAt } = found;
    const content = reportContent(
      { ...found, knownAt: knownAt instanceof Date ? knownAt.toISOString() : null },
      writing,
    );
    await checkSubject(writing, content, registers);
    await tellOtherSide(writing, {
      kind: 'MISCONDUCT_REPORTED',
      recipient: otherParty(actingParty(writing)),
      subjectType: 'MisconductReport',
      subjectId: found.id,
      subjectVersion: 1,
      occurredAt: content.knownAt,
      payload: {
        ...content,
        sentAt: writing.now,
        by: { act: mutation, agency: callerName(writing.audience) },
      },
    });
    return { type: 'MisconductReportDraftKept', draftId: found.id, recordedAt: writing.now };
  },
});

/**
 * Refuses a subject that the side's own register does not hold. What is in the other side's registers its database cannot
 * ask.
 */
const checkSubject = async (
  writing: Writing,
  { subjectKind, subjectId }: ReportContent,
  registers: OwnRegisters,
): Promise<void> => {
  const register = registers[subjectKind];
  if (register === undefined || subjectId === null) return;
  try {
    await findRecord(writing, register, subjectId);
  } catch (error) {
    if (error instanceof Refused) throw invalidInput('subjectId', 'The register has no such entry.');
    throw error;
  }
};
