import { byProperty, connection } from '../../kit/list/connection.ts';
import { equals } from '../../kit/list/filters.ts';
import { pointsTo, reference } from '../../kit/list/find.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { history } from '../../kit/write/history.ts';
import { write } from '../../kit/write/write.ts';
import { whileInForce } from '../memorandum/while-in-force.ts';
import {
  answerTravelDocumentRequest,
  closeTravelDocumentRequest,
  receiveTravelDocumentRequest,
  recordDeparture,
} from './follow-travel-document-request.ts';
import { requestTravelDocument } from './request-travel-document.ts';
import { travelDocumentRequest } from './travel-document-request.table.ts';

/** How requests for travel documents are read, sent, answered and closed. */
export const travelDocumentRequestResolvers: Resolvers = {
  Query: {
    travelDocumentRequests: connection({
      table: travelDocumentRequest,
      filters: { state: equals('state') },
      orders: { SENT_AT: byProperty('sentAt', 'timestamptz') },
      defaultOrder: { field: 'SENT_AT', direction: 'DESCENDING' },
    }),
  },
  TravelDocumentRequest: { __resolveReference: reference(travelDocumentRequest), history },
  Mutation: {
    requestTravelDocument: write(whileInForce(requestTravelDocument)),
    receiveTravelDocumentRequest: write(receiveTravelDocumentRequest),
    answerTravelDocumentRequest: write(answerTravelDocumentRequest),
    recordDeparture: write(recordDeparture),
    closeTravelDocumentRequest: write(closeTravelDocumentRequest),
  },
  TravelDocumentRequestRecorded: {
    travelDocumentRequest: pointsTo(travelDocumentRequest, 'travelDocumentRequestId'),
  },
};
