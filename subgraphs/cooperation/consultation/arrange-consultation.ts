import { localDay } from '../../kit/facts/local-day.ts';
import type { Act, MutationInput, Writing } from '../../kit/write/act.ts';
import { actingParty } from '../../kit/write/acting-party.ts';
import { openRecord } from '../../kit/write/open-record.ts';
import { invalidInput } from '../../kit/write/refused.ts';
import { checkProposedByOther, step } from '../../kit/write/step.ts';
import type { Course, StepInput } from '../../kit/write/step.ts';
import { decline } from '../decline.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { tellOf } from '../notice/tell-of.ts';
import { consultationMoves } from './consultation-moves.ts';
import { consultation } from './consultation.table.ts';

export const consultationCourse: Course = {
  table: consultation,
  moves: consultationMoves,
  idProperty: 'consultationId',
  tell: tellOf(consultation.type),
};

const checkAhead = (writing: Writing, day: string): void => {
  if (day < localDay(writing.now, actingParty(writing))) throw invalidInput('day', 'The day is over.');
};

interface ProposeInput extends MutationInput {
  readonly kind: string;
  readonly topics: readonly string[];
  readonly agenda: string;
  readonly day: string;
}

/** Proposes a consultation, regular or at need, with its topics, its agenda and a day. */
export const proposeConsultation: Act<ProposeInput> = {
  mutation: 'proposeConsultation',
  article: '4(2)',
  perform: async ({ kind, topics, agenda, day }, writing) => {
    checkAhead(writing, day);
    if (topics.length === 0 || new Set(topics).size !== topics.length)
      throw invalidInput('topics', 'It has one topic or more, each once.');
    const consultationId = await openRecord(writing, consultation, {
      given: { kind, topics, agenda, day },
      follows: { state: 'PROPOSED', dayProposedBy: actingParty(writing), proposedAt: writing.now },
    });
    await sendNotice(writing, {
      kind: 'CONSULTATION_PROPOSED',
      subjectType: consultation.type,
      subjectId: consultationId,
      subjectVersion: 1,
    });
    return { type: 'ConsultationRecorded', consultationId, recordedAt: writing.now };
  },
};

interface DayInput extends StepInput {
  readonly day: string;
}

/** Proposes another day, of whichever side the last one was. */
export const proposeConsultationDay = step<DayInput>(consultationCourse, {
  mutation: 'proposeConsultationDay',
  article: '4(2)',
  side: 'either side',
  event: 'PROPOSAL',
  sets: ({ day }, { actor, writing }) => {
    checkAhead(writing, day);
    return { day, dayProposedBy: actor, agreedAt: null };
  },
  tells: 'CONSULTATION_DAY_PROPOSED',
  result: 'ConsultationRecorded',
});

/** Agrees to the day that the other side proposed. */
export const agreeToConsultation = step(consultationCourse, {
  mutation: 'agreeToConsultation',
  article: '4(2)',
  side: 'either side',
  event: 'AGREEMENT',
  instant: 'agreedAt',
  sets: (_input, taken) => {
    checkProposedByOther(taken, 'dayProposedBy');
    return {};
  },
  tells: 'CONSULTATION_AGREED',
  result: 'ConsultationRecorded',
});

/** Declines a consultation that the other side proposed and that is not held yet. */
export const declineConsultation = decline(consultationCourse, {
  mutation: 'declineConsultation',
  article: '4(2)',
  kind: 'CONSULTATION_DECLINED',
  result: 'ConsultationRecorded',
});
