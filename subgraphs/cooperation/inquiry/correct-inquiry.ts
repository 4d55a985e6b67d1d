import { correct, withdraw } from '../../kit/correction/correction-acts.ts';
import type { Corrections } from '../../kit/correction/correction-acts.ts';
import { checkLanguage } from '../../kit/write/check-language.ts';
import { correctableBetween } from '../corrections-between.ts';
import { tellOf } from '../notice/tell-of.ts';
import { checkWantedOn } from './check-wanted-on.ts';
import { askingArticle } from './inquiry-articles.ts';
import { inquiryMoves } from './inquiry-moves.ts';
import { correctableContent, inquiryVersion } from './inquiry-version.table.ts';
import { inquiry } from './inquiry.table.ts';

/** How both sides know what inquiries asked. */
export const correctableInquiry = correctableBetween({
  table: inquiry,
  versions: inquiryVersion,
  content: correctableContent,
});

/** What is asked is corrected until it is answered or declined: an answer is to the question as it was put. */
const corrections: Corrections = {
  correctable: correctableInquiry,
  course: { table: inquiry, moves: inquiryMoves, idProperty: 'inquiryId' },
  article: askingArticle,
  check: ({ wantedOn, language }, { found, writing }) => {
    checkLanguage('language', language as string | null);
    if (wantedOn !== found['wantedOn']) checkWantedOn(wantedOn as string | null, writing);
  },
  tell: tellOf(inquiry.type),
};

/** Corrects what the own side asks (sections 6(4) and 7(6)). */
export const correctInquiry = correct(corrections, {
  mutation: 'correctInquiry',
  kind: 'INQUIRY_CORRECTED',
  result: 'InquiryRecorded',
});

/** Withdraws what the own side asks: no answer to it is owed any more. */
export const withdrawInquiry = withdraw(corrections, {
  mutation: 'withdrawInquiry',
  kind: 'INQUIRY_WITHDRAWN',
  result: 'InquiryRecorded',
});
