import type { Moves } from '../../kit/write/moves.ts';
import { invalidInput } from '../../kit/write/refused.ts';
import { step } from '../../kit/write/step.ts';
import type { Course, StepInput, StepTaken } from '../../kit/write/step.ts';
import { tellOf } from '../notice/tell-of.ts';
import { refuseOnceEnded } from '../memorandum/while-in-force.ts';
import { checkDocumentNumber } from './check-document-number.ts';
import { retainedFromClosing } from './retention.ts';
import { travelDocumentRequest } from './travel-document-request.table.ts';

/**
 * What follows upon what. Japan may close one that is unanswered, and the person may leave without the document: by other
 * means.
 */
const requestMoves: Moves = {
  REQUESTED: { RECEIPT: 'RECEIVED', CLOSING: 'CLOSED' },
  RECEIVED: { ISSUE: 'ISSUED', DECLINE: 'DECLINED', CLOSING: 'CLOSED' },
  ISSUED: { DEPARTURE: 'DEPARTED', CLOSING: 'CLOSED' },
  DECLINED: { DEPARTURE: 'DEPARTED', CLOSING: 'CLOSED' },
  DEPARTED: { CLOSING: 'CLOSED' },
  CLOSED: {},
};

const course: Course = {
  table: travelDocumentRequest,
  moves: requestMoves,
  idProperty: 'travelDocumentRequestId',
  tell: tellOf(travelDocumentRequest.type),
};

const result = 'TravelDocumentRequestRecorded';

/** Acknowledges the receipt of a request. */
export const receiveTravelDocumentRequest = step(course, {
  mutation: 'receiveTravelDocumentRequest',
  article: '8',
  side: 'other side',
  event: 'RECEIPT',
  instant: 'receivedAt',
  tells: 'TRAVEL_DOCUMENT_REQUEST_RECEIVED',
  result,
});

interface AnswerInput extends StepInput {
  readonly declineReason?: string | null;
  readonly documentNumber?: string | null;
}

/**
 * Tells Japan that the document is issued, or by the code of a reason that it is not. The number of the document is written
 * beside the step: it is of the person, and the history holds nothing of that.
 */
export const answerTravelDocumentRequest = step<AnswerInput>(course, {
  mutation: 'answerTravelDocumentRequest',
  article: '8',
  side: 'other side',
  event: ({ declineReason = null }) => (declineReason === null ? 'ISSUE' : 'DECLINE'),
  instant: 'answeredAt',
  sets: async ({ declineReason = null, documentNumber = null }, { writing }) => {
    // To decline only ends what was asked; to tell of a document shares something new.
    if (declineReason === null) await refuseOnceEnded(writing);
    checkDocumentNumber('documentNumber', documentNumber);
    if (declineReason !== null && documentNumber !== null)
      throw invalidInput('documentNumber', 'What is not issued has no number.');
    return { declineReason };
  },
  besides: async ({ documentNumber = null }, { found, writing }) => {
    if (documentNumber === null) return;
    await writing.query(
      `with told as (update "travel_document_request" set "document_number" = $2 where "id" = $1 returning "id")
       select count(*) from told`,
      [found.id, documentNumber],
    );
  },
  tells: 'TRAVEL_DOCUMENT_ANSWERED',
  result,
});

/** How long what a request holds of the person is kept from an act of Japan's on, after which it is needed no longer. */
const retention = (_input: StepInput, { found, writing }: StepTaken) => ({
  retainedUntil: retainedFromClosing(writing.now, found['retainedUntil'] as Date),
});

/** Records, and tells the other side, that the person has left Japan; which day it was is neither kept nor told. */
export const recordDeparture = step(course, {
  mutation: 'recordDeparture',
  article: '8',
  side: 'originator',
  event: 'DEPARTURE',
  instant: 'departedAt',
  sets: retention,
  tells: 'DEPARTURE_RECORDED',
  result,
});

/** Closes a request of the own side: what it holds of the person is kept for a short time more. */
export const closeTravelDocumentRequest = step(course, {
  mutation: 'closeTravelDocumentRequest',
  article: '8',
  side: 'originator',
  event: 'CLOSING',
  instant: 'closedAt',
  sets: retention,
  tells: 'TRAVEL_DOCUMENT_REQUEST_CLOSED',
  result,
});
