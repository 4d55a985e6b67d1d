import type { Moves } from '../../kit/write/moves.ts';
import { step } from '../../kit/write/step.ts';
import type { Course, StepInput } from '../../kit/write/step.ts';
import { tellOf } from '../notice/tell-of.ts';
import { retainedFromClosing } from './retention.ts';
import { travelDocumentRequest } from './travel-document-request.table.ts';

/** What follows upon what. Japan may close one that is unanswered: the person may have left by other means. */
const requestMoves: Moves = {
  REQUESTED: { RECEIPT: 'RECEIVED', CLOSING: 'CLOSED' },
  RECEIVED: { ISSUE: 'ISSUED', DECLINE: 'DECLINED', CLOSING: 'CLOSED' },
  ISSUED: { CLOSING: 'CLOSED' },
  DECLINED: { CLOSING: 'CLOSED' },
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
  result,
});

interface AnswerInput extends StepInput {
  readonly declineReason?: string | null;
}

/** Tells Japan that the document is issued, or by the code of a reason that it is not. */
export const answerTravelDocumentRequest = step<AnswerInput>(course, {
  mutation: 'answerTravelDocumentRequest',
  article: '8',
  side: 'other side',
  event: ({ declineReason = null }) => (declineReason === null ? 'ISSUE' : 'DECLINE'),
  instant: 'answeredAt',
  sets: ({ declineReason = null }) => ({ declineReason }),
  tells: 'TRAVEL_DOCUMENT_ANSWERED',
  result,
});

/** Closes a request of the own side: what it holds of the person is kept for a short time more. */
export const closeTravelDocumentRequest = step(course, {
  mutation: 'closeTravelDocumentRequest',
  article: '8',
  side: 'originator',
  event: 'CLOSING',
  instant: 'closedAt',
  sets: (_input, { found, writing }) => ({
    retainedUntil: retainedFromClosing(writing.now, found['retainedUntil'] as Date),
  }),
  result,
});
