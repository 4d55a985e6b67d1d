import { localDay } from '../../kit/facts/local-day.ts';
import type { Act, MutationInput } from '../../kit/write/act.ts';
import { actingParty } from '../../kit/write/acting-party.ts';
import { openRecord } from '../../kit/write/open-record.ts';
import { invalidInput } from '../../kit/write/refused.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { inquiry } from './inquiry.table.ts';

interface InquiryInput extends MutationInput {
  readonly topic: string;
  readonly question: string;
  readonly wantedOn?: string | null;
}

/** Asks the other side: the Kyrgyz side under section 6(4), Japan under section 7(6). */
export const makeInquiry: Act<InquiryInput> = {
  mutation: 'makeInquiry',
  article: { KYRGYZSTAN: '6(4)', JAPAN: '7(6)' },
  perform: async ({ topic, question, wantedOn = null }, writing) => {
    if (wantedOn !== null && wantedOn < localDay(writing.now, actingParty(writing)))
      throw invalidInput('wantedOn', 'The day is over.');
    const inquiryId = await openRecord(writing, inquiry, {
      given: { topic, question, wantedOn },
      follows: { state: 'SENT', sentAt: writing.now },
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
