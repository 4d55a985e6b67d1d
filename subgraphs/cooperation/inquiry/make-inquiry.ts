import type { Act, MutationInput, Writing } from '../../kit/write/act.ts';
import { checkLanguage } from '../../kit/write/check-language.ts';
import { openRecord } from '../../kit/write/open-record.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { checkWantedOn } from './check-wanted-on.ts';
import { askingArticle } from './inquiry-articles.ts';
import { inquiry } from './inquiry.table.ts';

/** What is asked. */
export interface InquiryInput {
  readonly topic: string;
  readonly question: string;
  readonly language?: string | null;
  readonly wantedOn?: string | null;
}

/**
 * What an inquiry would hold.
 * @throws Refused naming what it cannot say.
 */
export const inquiryContent = (
  { topic, question, language = null, wantedOn = null }: InquiryInput,
  writing: Pick<Writing, 'audience' | 'now'>,
) => {
  checkLanguage('language', language);
  checkWantedOn(wantedOn, writing);
  return { topic, question, language, wantedOn };
};

/** What follows from the sending of an inquiry. */
export const sentInquiry = ({ now }: Pick<Writing, 'now'>) => ({ state: 'SENT', sentAt: now }) as const;

/** Asks the other side: the Kyrgyz side under section 6(4), Japan under section 7(6). */
export const makeInquiry: Act<MutationInput & InquiryInput> = {
  mutation: 'makeInquiry',
  article: askingArticle,
  perform: async (input, writing) => {
    const inquiryId = await openRecord(writing, inquiry, {
      given: inquiryContent(input, writing),
      follows: sentInquiry(writing),
    });
    await sendNotice(writing, {
      kind: 'INQUIRY_MADE',
      subjectType: inquiry.type,
      subjectId: inquiryId,
      subjectVersion: 1,
    });
    return { type: 'InquiryRecorded', inquiryId, recordedAt: writing.now };
  },
};
