import { versionTable } from '../../kit/correction/version-table.ts';
import { inquiryAnswer } from './inquiry-answer.table.ts';

/** What of an answer can be corrected: what it says. Which inquiry it answers cannot, nor that it was declined. */
export const correctableContent = ['text', 'language'] as const;

/** What an answer said before it was corrected. Both sides have read it, and go on to. */
export const inquiryAnswerVersion = versionTable(inquiryAnswer, {
  type: 'InquiryAnswerVersion',
  content: correctableContent,
  by: ['correctInquiryAnswer'],
  whose: 'originator',
});
