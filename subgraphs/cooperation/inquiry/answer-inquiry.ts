import { randomUUID } from 'node:crypto';
import { localDay } from '../../kit/facts/local-day.ts';
import { insertRows } from '../../kit/storage/upsert.ts';
import { invalidInput } from '../../kit/write/refused.ts';
import { statementsOf } from '../../kit/write/statements-of.ts';
import { step } from '../../kit/write/step.ts';
import type { Course, StepInput, StepTaken } from '../../kit/write/step.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { tellOf } from '../notice/tell-of.ts';
import { inquiryAnswer } from './inquiry-answer.table.ts';
import { inquiryMoves } from './inquiry-moves.ts';
import { inquiry } from './inquiry.table.ts';

const course: Course = {
  table: inquiry,
  moves: inquiryMoves,
  idProperty: 'inquiryId',
  tell: tellOf(inquiry.type),
};

/** The side that was asked acts: Japan under section 6(4), the Kyrgyz side under section 7(6). */
const article = { JAPAN: '6(4)', KYRGYZSTAN: '7(6)' } as const;

const keepAnswer = async (
  { found, actor, writing }: StepTaken,
  answer: { readonly text: string } | { readonly declineReason: string },
): Promise<void> => {
  await insertRows(statementsOf(writing), inquiryAnswer, [
    {
      id: randomUUID(),
      inquiryId: found.id,
      originator: actor,
      ...answer,
      answeredAt: writing.now,
      synthetic: false,
    },
  ]);
  await sendNotice(writing, {
    kind: 'INQUIRY_CLOSED',
    subjectType: inquiry.type,
    subjectId: found.id,
    subjectVersion: found.version + 1,
  });
};

interface AcceptInput extends StepInput {
  readonly dueOn: string;
}

/** Accepts the other side's inquiry and agrees to a day. */
export const acceptInquiry = step<AcceptInput>(course, {
  mutation: 'acceptInquiry',
  article,
  side: 'other side',
  event: 'ACCEPTANCE',
  instant: 'acceptedAt',
  sets: ({ dueOn }, { actor, writing }) => {
    if (dueOn < localDay(writing.now, actor)) throw invalidInput('dueOn', 'The day is over.');
    return { dueOn };
  },
  tells: 'INQUIRY_ACCEPTED',
  result: 'InquiryRecorded',
});

interface AnswerInput extends StepInput {
  readonly text: string;
}

/** Answers the other side's inquiry, in time or overdue. */
export const answerInquiry = step<AnswerInput>(course, {
  mutation: 'answerInquiry',
  article,
  side: 'other side',
  event: 'ANSWER',
  instant: 'closedAt',
  besides: ({ text }, taken) => keepAnswer(taken, { text }),
  result: 'InquiryRecorded',
});

interface DeclineInput extends StepInput {
  readonly reason: string;
}

/** Declines to answer the other side's inquiry. */
export const declineInquiry = step<DeclineInput>(course, {
  mutation: 'declineInquiry',
  article,
  side: 'other side',
  event: 'DECLINE',
  instant: 'closedAt',
  besides: ({ reason }, taken) => keepAnswer(taken, { declineReason: reason }),
  result: 'InquiryRecorded',
});
