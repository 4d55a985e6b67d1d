import { callerName, otherParty } from '../storage/change-rule.ts';
import type { Act } from '../write/act.ts';
import { actingParty } from '../write/acting-party.ts';
import { tellOtherSide } from '../write/tell-other-side.ts';
import { moveDraft } from './keep-draft.ts';
import type { DraftSeen } from './keep-draft.ts';
import { reportContent } from './report-content.ts';

/**
 * Sends a draft of the caller's agency to the other side (section 4(1)): the relay puts what it says where both sides
 * read it, under the draft's own id. Who the victims are, and where the evidence is kept, is not among it.
 */
export const sendDraft = (mutation: string): Act<DraftSeen> => ({
  mutation,
  article: '4(1)',
  perform: async (input, writing) => {
    const found = await moveDraft(writing, input, { event: 'SENDING' });
    const { knownAt } = found;
    const content = reportContent(
      { ...found, knownAt: knownAt instanceof Date ? knownAt.toISOString() : null },
      writing,
    );
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
