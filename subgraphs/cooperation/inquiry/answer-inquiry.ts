import { localDay } from '../../kit/facts/local-day.ts';
import { checkLanguage } from '../../kit/write/check-language.ts';
import { openRecord } from '../../kit/write/open-record.ts';
import { invalidInput, Refused } from '../../kit/write/refused.ts';
import { step } from '../../kit/write/step.ts';
import type { Course, StepInput, StepTaken } from '../../kit/write/step.ts';
import { decline } from '../decline.ts';
import { tellOf } from '../notice/tell-of.ts';
import { inquiryAnswer } from './inquiry-answer.table.ts';
import { answeringArticle, askingArticle } from './inquiry-articles.ts';
import { inquiryMoves } from './inquiry-moves.ts';
import { inquiry } from './inquiry.table.ts';

const course: Course = {
  table: inquiry,
  moves: inquiryMoves,
  idProperty: 'inquiryId',
  tell: tellOf(inquiry.type),
};

/** Keeps what the acting side answers, or why it declines, as a record of its own. */
const keepAnswer = async (
  { found, writing }: StepTaken,
  answer: { readonly text: string; readonly language: string | null } | { readonly declineReason: string },
): Promise<void> => {
  await openRecord(writing, inquiryAnswer, {
    given: answer,
    follows: { inquiryId: found.id, answeredAt: writing.now },
  });
};

/** The notice of an answer, and of a decline. */
const kind = 'INQUIRY_CLOSED';

interface AcceptInput extends StepInput {
  readonly dueOn: string;
}

/**
 * Accepts the other side's inquiry and names a day. It is agreed by that unless it is later than the side that asks wanted; who
 * names no day leaves it to the other side.
 */
export const acceptInquiry = step<AcceptInput>(course, {
  mutation: 'acceptInquiry',
  article: answeringArticle,
  side: 'other side',
  event: 'ACCEPTANCE',
  instant: 'acceptedAt',
  sets: ({ dueOn }, { found, actor, writing }) => {
    if (dueOn < localDay(writing.now, actor)) throw invalidInput('dueOn', 'The day is over.');
    const wantedOn = found['wantedOn'] as string | null;
    return { dueOn, dueAgreedAt: wantedOn === null || dueOn <= wantedOn ? writing.now : null };
  },
  tells: 'INQUIRY_ACCEPTED',
  result: 'InquiryRecorded',
});

/** Agrees, for the side that asks, to a day that is later than it wanted. */
export const agreeToInquiryDay = step(course, {
  mutation: 'agreeToInquiryDay',
  article: askingArticle,
  side: 'originator',
  event: 'DAY_AGREEMENT',
  instant: 'dueAgreedAt',
  sets: (_input, { found }) => {
    if (found['dueAgreedAt'] !== null)
      throw new Refused({
        type: 'WrongState',
        state: String(found['state']),
        message: 'The day is agreed already.',
      });
    return {};
  },
  tells: 'INQUIRY_DAY_AGREED',
  result: 'InquiryRecorded',
});

/** What is answered to which inquiry. */
export interface AnswerInput extends StepInput {
  readonly text: string;
  readonly language?: string | null;
}

/** Answers the other side's inquiry, in time or overdue. */
export const answerInquiry = step<AnswerInput>(course, {
  mutation: 'answerInquiry',
  article: answeringArticle,
  side: 'other side',
  event: 'ANSWER',
  instant: 'closedAt',
  sets: ({ language = null }) => {
    checkLanguage('language', language);
    return {};
  },
  besides: ({ text, language = null }, taken) => keepAnswer(taken, { text, language }),
  tells: kind,
  result: 'InquiryRecorded',
});

/** Declines to answer the other side's inquiry. */
export const declineInquiry = decline(course, {
  mutation: 'declineInquiry',
  article: answeringArticle,
  kind,
  instant: 'closedAt',
  keeps: (declineReason, taken) => keepAnswer(taken, { declineReason }),
  result: 'InquiryRecorded',
});
