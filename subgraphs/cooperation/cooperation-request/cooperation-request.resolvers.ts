import { byProperty, connection } from '../../kit/list/connection.ts';
import { equals } from '../../kit/list/filters.ts';
import { pointsTo, reference } from '../../kit/list/find.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { history } from '../../kit/write/history.ts';
import { write } from '../../kit/write/write.ts';
import { whileInForce } from '../memorandum/while-in-force.ts';
import { examination } from '../examination/examination.table.ts';
import {
  acceptCooperationRequest,
  completeCooperationRequest,
  declineCooperationRequest,
  requestCooperation,
} from './cooperation-request.acts.ts';
import { cooperationRequest } from './cooperation-request.table.ts';

/** How requests for cooperation are read, sent and answered. */
export const cooperationRequestResolvers: Resolvers = {
  Query: {
    cooperationRequests: connection({
      table: cooperationRequest,
      filters: { state: equals('state') },
      orders: { SENT_AT: byProperty('sentAt', 'timestamptz') },
      defaultOrder: { field: 'SENT_AT', direction: 'DESCENDING' },
    }),
  },
  CooperationRequest: {
    __resolveReference: reference(cooperationRequest),
    examination: pointsTo(examination, 'examinationId'),
    history,
  },
  Mutation: {
    requestCooperation: write(whileInForce(requestCooperation)),
    acceptCooperationRequest: write(whileInForce(acceptCooperationRequest)),
    declineCooperationRequest: write(declineCooperationRequest),
    completeCooperationRequest: write(completeCooperationRequest),
  },
  CooperationRequestRecorded: { cooperationRequest: pointsTo(cooperationRequest, 'cooperationRequestId') },
};
