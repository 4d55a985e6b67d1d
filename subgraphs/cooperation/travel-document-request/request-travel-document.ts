import { localDay } from '../../kit/facts/local-day.ts';
import type { Sending } from '../../kit/preview/preview-sending.ts';
import type { Act, MutationInput } from '../../kit/write/act.ts';
import { openRecord } from '../../kit/write/open-record.ts';
import { invalidInput } from '../../kit/write/refused.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { checkDocumentNumber } from './check-document-number.ts';
import { retainedFromSending } from './retention.ts';
import { travelDocumentRequest } from './travel-document-request.table.ts';

/** For whom a document is asked. */
export interface TravelDocumentInput extends MutationInput {
  readonly fullName: string;
  readonly bornOn: string;
  readonly passportNumber?: string | null;
}

const longestName = 200;

/**
 * What a request holds of the person.
 * @throws Refused naming the input field.
 */
export const personOf = (
  { fullName, bornOn, passportNumber = null }: TravelDocumentInput,
  { now }: Pick<Sending, 'now'>,
) => {
  if (fullName.length > longestName)
    throw invalidInput('fullName', `It is longer than ${String(longestName)} characters.`);
  if (bornOn > localDay(now, 'JAPAN')) throw invalidInput('bornOn', 'The day is still to come.');
  checkDocumentNumber('passportNumber', passportNumber);
  return { fullName, bornOn, passportNumber };
};

/** What follows of a request from its being sent. */
export const sentRequest = ({ now }: Pick<Sending, 'now'>) => ({ state: 'REQUESTED', sentAt: now });

/** Asks the Kyrgyz side to issue a travel document (section 8). The history begins with nothing of the person. */
export const requestTravelDocument: Act<TravelDocumentInput> = {
  mutation: 'requestTravelDocument',
  article: '8',
  perform: async (input, writing) => {
    const travelDocumentRequestId = await openRecord(writing, travelDocumentRequest, {
      given: { retainedUntil: retainedFromSending(writing.now) },
      follows: { ...personOf(input, writing), ...sentRequest(writing) },
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
