import { localDay } from '../../kit/facts/local-day.ts';
import type { Act, MutationInput } from '../../kit/write/act.ts';
import { openRecord } from '../../kit/write/open-record.ts';
import { invalidInput } from '../../kit/write/refused.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { checkDocumentNumber } from './check-document-number.ts';
import { retainedFromSending } from './retention.ts';
import { travelDocumentRequest } from './travel-document-request.table.ts';

interface RequestInput extends MutationInput {
  readonly fullName: string;
  readonly bornOn: string;
  readonly passportNumber?: string | null;
}

const longestName = 200;

/** Asks the Kyrgyz side to issue a travel document (section 8). The history begins with nothing of the person. */
export const requestTravelDocument: Act<RequestInput> = {
  mutation: 'requestTravelDocument',
  article: '8',
  perform: async ({ fullName, bornOn, passportNumber = null }, writing) => {
    if (fullName.length > longestName)
      throw invalidInput('fullName', `It is longer than ${String(longestName)} characters.`);
    if (bornOn > localDay(writing.now, 'JAPAN')) throw invalidInput('bornOn', 'The day is still to come.');
    checkDocumentNumber('passportNumber', passportNumber);
    const retainedUntil = retainedFromSending(writing.now);
    const travelDocumentRequestId = await openRecord(writing, travelDocumentRequest, {
      given: { retainedUntil },
      follows: { fullName, bornOn, passportNumber, state: 'REQUESTED', sentAt: writing.now },
    });
    await sendNotice(writing, {
      kind: 'TRAVEL_DOCUMENT_REQUESTED',
      subjectType: travelDocumentRequest.type,
      subjectId: travelDocumentRequestId,
      subjectVersion: 1,
    });
    return { type: 'TravelDocumentRequestRecorded', travelDocumentRequestId, recordedAt: writing.now };
  },
};
