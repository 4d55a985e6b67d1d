import type { Act, MutationInput, Writing } from '../write/act.ts';
import { actingAgency } from '../write/acting-agency.ts';
import { addRecord } from '../write/add-record.ts';
import { changeRecord, checkVersion } from '../write/change-record.ts';
import { findRecord } from '../write/find-record.ts';
import type { FoundRecord } from '../write/find-record.ts';
import { moved } from '../write/moves.ts';
import type { Moves } from '../write/moves.ts';
import { invalidInput } from '../write/refused.ts';
import { misconductReportDraft } from './misconduct-report-draft.table.ts';
import { checkForm } from './report-content.ts';
import type { GivenContent } from './report-content.ts';

interface DraftInput extends MutationInput {
  readonly draftId?: string | null;
  readonly version?: number | null;
  readonly content: GivenContent & {
    readonly urgent: boolean;
    readonly victims?: string | null;
    readonly evidenceReference?: string | null;
  };
}

/** Which draft, as its caller saw it. */
export interface DraftSeen extends MutationInput {
  readonly draftId: string;
  readonly version: number;
}

/** What follows upon what while a report is still at home. That one comes back is the relay's to say. */
const draftMoves: Moves = {
  DRAFT: { CHANGE: 'DRAFT', DISCARDING: 'DISCARDED', SENDING: 'SENT' },
  SENT: {},
  RETURNED: { DISCARDING: 'DISCARDED' },
  DISCARDED: {},
};

/**
 * Moves a draft of the caller's own agency.
 * @param set what else is set in it
 * @throws Refused where it is not the caller's, not as the caller saw it, or no draft any more.
 */
export const moveDraft = async (
  writing: Writing,
  { draftId, version }: Pick<DraftSeen, 'draftId' | 'version'>,
  { event, set = {} }: { readonly event: string; readonly set?: Readonly<Record<string, unknown>> },
): Promise<FoundRecord> => {
  const found = await findRecord(writing, misconductReportDraft, draftId);
  checkVersion(found, version);
  const state = moved(draftMoves, found['state'], event);
  await changeRecord(writing, misconductReportDraft, found, {
    version,
    set: { ...(state !== found['state'] && { state }), ...set, changedAt: writing.now },
    keptFor: actingAgency(writing),
  });
  return found;
};

/** Writes a draft of the caller's agency, or what one is to hold from now on; it may be as incomplete as it is. */
export const keepDraft = (mutation: string): Act<DraftInput> => ({
  mutation,
  article: '4(1)',
  perform: async ({ draftId = null, version = null, content }, writing) => {
    checkForm(content);
    const { category = null, subjectKind = null, subjectId = null, subjectName = null } = content;
    const { subjectForm = null, subjectCountry = null } = content;
    const { summary = null, urgent, occurredOn = null, knownAt = null } = content;
    const { language = null, translation = null, translationLanguage = null } = content;
    const { particulars = null, attachments = null, victims = null, evidenceReference = null } = content;
    const subject = { subjectKind, subjectId, subjectName, subjectForm, subjectCountry };
    const wording = { summary, language, translation, translationLanguage };
    const told = { category, ...subject, ...wording, urgent, occurredOn, knownAt, particulars, attachments };
    const given = { ...told, victims, evidenceReference };
    if ((draftId === null) !== (version === null))
      throw invalidInput('version', 'A draft that is changed has a version, and a new one has none.');
    if (draftId !== null && version !== null) {
      await moveDraft(writing, { draftId, version }, { event: 'CHANGE', set: given });
      return { type: 'MisconductReportDraftKept', draftId, recordedAt: writing.now };
    }
    const kept = await addRecord(writing, misconductReportDraft, {
      keptFor: actingAgency(writing),
      given,
      besides: { agency: actingAgency(writing), state: 'DRAFT', changedAt: writing.now },
    });
    return { type: 'MisconductReportDraftKept', draftId: kept, recordedAt: writing.now };
  },
});

/** Discards a draft of the caller's agency. */
export const discardDraft = (mutation: string): Act<DraftSeen> => ({
  mutation,
  article: '4(1)',
  perform: async (input, writing) => {
    const { id } = await moveDraft(writing, input, { event: 'DISCARDING' });
    return { type: 'MisconductReportDraftKept', draftId: id, recordedAt: writing.now };
  },
});
