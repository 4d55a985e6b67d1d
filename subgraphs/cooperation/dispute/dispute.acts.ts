import type { Act, MutationInput } from '../../kit/write/act.ts';
import type { Moves } from '../../kit/write/moves.ts';
import { openRecord } from '../../kit/write/open-record.ts';
import { invalidInput, Refused } from '../../kit/write/refused.ts';
import { checkProposedByOther, step } from '../../kit/write/step.ts';
import type { Course, StepInput } from '../../kit/write/step.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { tellOf } from '../notice/tell-of.ts';
import { dispute } from './dispute.table.ts';

interface RaiseInput extends MutationInput {
  readonly section: string;
  readonly question: string;
}

/** A section of the Memorandum, with its paragraph and item where it has them: `4(1)(c)`. */
const sectionForm = /^(?:[1-9]|10)(?:\(\d\)(?:\([a-f]\))?)?$/;

/** Raises a difference. It may be raised after the Memorandum has ended, about what it was. */
export const raiseDispute: Act<RaiseInput> = {
  mutation: 'raiseDispute',
  article: '10',
  perform: async ({ section, question }, writing) => {
    if (!sectionForm.test(section)) throw invalidInput('section', 'It is no section of the Memorandum.');
    const disputeId = await openRecord(writing, dispute, {
      given: { section, question },
      follows: { state: 'RAISED', raisedAt: writing.now },
    });
    await sendNotice(writing, {
      kind: 'DISPUTE_RAISED',
      subjectType: dispute.type,
      subjectId: disputeId,
      subjectVersion: 1,
    });
    return { type: 'DisputeRecorded', disputeId, recordedAt: writing.now };
  },
};

const disputeMoves: Moves = {
  RAISED: { CONSULTATION: 'CONSULTING' },
  CONSULTING: { PROPOSAL: 'CONSULTING', AGREEMENT: 'RESOLVED' },
  RESOLVED: {},
};

const course: Course = {
  table: dispute,
  moves: disputeMoves,
  idProperty: 'disputeId',
  tell: tellOf(dispute.type),
};

/** Takes up what the other side has raised. */
export const takeUpDispute = step(course, {
  mutation: 'takeUpDispute',
  article: '10',
  side: 'other side',
  event: 'CONSULTATION',
  tells: 'DISPUTE_TAKEN_UP',
  result: 'DisputeRecorded',
});

interface SettlementInput extends StepInput {
  readonly settlement: string;
}

/** Proposes a settlement, in place of any that was proposed before. */
export const proposeSettlement = step<SettlementInput>(course, {
  mutation: 'proposeSettlement',
  article: '10',
  side: 'either side',
  event: 'PROPOSAL',
  sets: ({ settlement }, { actor }) => ({ settlement, settlementBy: actor }),
  tells: 'SETTLEMENT_PROPOSED',
  result: 'DisputeRecorded',
});

/** Agrees to the settlement that the other side proposed. */
export const agreeToSettlement = step(course, {
  mutation: 'agreeToSettlement',
  article: '10',
  side: 'either side',
  event: 'AGREEMENT',
  instant: 'resolvedAt',
  sets: (_input, taken) => {
    if (taken.found['settlement'] === null)
      throw new Refused({
        type: 'WrongState',
        state: String(taken.found['state']),
        message: 'No settlement is proposed.',
      });
    checkProposedByOther(taken, 'settlementBy');
    return {};
  },
  tells: 'DISPUTE_RESOLVED',
  result: 'DisputeRecorded',
});
