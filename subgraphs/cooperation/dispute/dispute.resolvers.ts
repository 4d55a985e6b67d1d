import { byProperty, connection } from '../../kit/list/connection.ts';
import { equals } from '../../kit/list/filters.ts';
import { pointsTo, reference } from '../../kit/list/find.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { history } from '../../kit/write/history.ts';
import { write } from '../../kit/write/write.ts';
import { agreeToSettlement, proposeSettlement, raiseDispute, takeUpDispute } from './dispute.acts.ts';
import { dispute } from './dispute.table.ts';

/** How differences are read, raised and settled. */
export const disputeResolvers: Resolvers = {
  Query: {
    disputes: connection({
      table: dispute,
      filters: { state: equals('state'), originator: equals('originator') },
      orders: { RAISED_AT: byProperty('raisedAt', 'timestamptz') },
      defaultOrder: { field: 'RAISED_AT', direction: 'DESCENDING' },
    }),
  },
  Dispute: { __resolveReference: reference(dispute), history },
  Mutation: {
    raiseDispute: write(raiseDispute),
    takeUpDispute: write(takeUpDispute),
    proposeSettlement: write(proposeSettlement),
    agreeToSettlement: write(agreeToSettlement),
  },
  DisputeRecorded: { dispute: pointsTo(dispute, 'disputeId') },
};
