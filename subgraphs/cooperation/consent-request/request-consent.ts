import { isKey } from '../../kit/list/key.ts';
import type { Act, MutationInput } from '../../kit/write/act.ts';
import { openRecord } from '../../kit/write/open-record.ts';
import { invalidInput } from '../../kit/write/refused.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { consentRequest } from './consent-request.table.ts';

interface RequestInput extends MutationInput {
  readonly grantee: string;
  readonly recordType: string;
  readonly records: readonly string[];
  readonly coordinates: readonly string[];
  readonly purpose: string;
}

/** More than this is not named one by one. */
const mostRecords = 1_000;
const mostCoordinates = 200;

/**
 * Asks the other side for a consent (section 3). What it names is looked at by whoever answers and not here: a refusal must
 * not tell what there is.
 */
export const requestConsent: Act<RequestInput> = {
  mutation: 'requestConsent',
  article: '3',
  perform: async ({ grantee, recordType, records, coordinates, purpose }, writing) => {
    if (records.length === 0 || records.length > mostRecords || !records.every((id) => isKey('uuid', id)))
      throw invalidInput(
        'records',
        `It names from 1 to ${String(mostRecords)} records by their identifiers.`,
      );
    const isCoordinate = (text: string): boolean => /^\w+\.\w+$/.test(text);
    if (coordinates.length === 0 || coordinates.length > mostCoordinates || !coordinates.every(isCoordinate))
      throw invalidInput('coordinates', `It names from 1 to ${String(mostCoordinates)} fields.`);
    const consentRequestId = await openRecord(writing, consentRequest, {
      given: { grantee, recordType, records, coordinates, purpose },
      follows: { state: 'REQUESTED', sentAt: writing.now },
    });
    await sendNotice(writing, {
      kind: 'CONSENT_REQUESTED',
      subjectType: consentRequest.type,
      subjectId: consentRequestId,
      subjectVersion: 1,
    });
    return { type: 'ConsentRequestRecorded', consentRequestId, recordedAt: writing.now };
  },
};
