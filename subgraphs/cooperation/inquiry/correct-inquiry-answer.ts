import { correct } from '../../kit/correction/correction-acts.ts';
import type { Corrections } from '../../kit/correction/correction-acts.ts';
import { checkLanguage } from '../../kit/write/check-language.ts';
import type { Moves } from '../../kit/write/moves.ts';
import { correctableBetween } from '../corrections-between.ts';
import { tellOf } from '../notice/tell-of.ts';
import { answeringArticle } from './inquiry-articles.ts';
import { correctableContent, inquiryAnswerVersion } from './inquiry-answer-version.table.ts';
import { inquiryAnswer } from './inquiry-answer.table.ts';

/** An answer is corrected as often as it is wrong; a decline says no more than the code of its reason. */
const moves: Moves = { ANSWERED: { CORRECTION: 'ANSWERED' }, DECLINED: {} };

/** How both sides know what answers said: since they were given. */
export const correctableInquiryAnswer = correctableBetween(
  { table: inquiryAnswer, versions: inquiryAnswerVersion, content: correctableContent },
  'answeredAt',
);

const corrections: Corrections = {
  correctable: correctableInquiryAnswer,
  course: {
    table: inquiryAnswer,
    moves,
    idProperty: 'inquiryAnswerId',
    standing: ({ declineReason }) => (declineReason === null ? 'ANSWERED' : 'DECLINED'),
  },
  article: answeringArticle,
  check: ({ language }) => {
    checkLanguage('language', language as string | null);
  },
  tell: tellOf(inquiryAnswer.type),
};

/** Corrects what the own side answered to an inquiry (sections 6(4) and 7(6)). */
export const correctInquiryAnswer = correct(corrections, {
  mutation: 'correctInquiryAnswer',
  kind: 'INQUIRY_ANSWER_CORRECTED',
  result: 'InquiryAnswerRecorded',
});
