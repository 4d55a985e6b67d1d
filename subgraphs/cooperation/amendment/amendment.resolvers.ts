import { byProperty, connection } from '../../kit/list/connection.ts';
import { equals } from '../../kit/list/filters.ts';
import { pointsTo, reference } from '../../kit/list/find.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { history } from '../../kit/write/history.ts';
import { write } from '../../kit/write/write.ts';
import { whileInForce } from '../memorandum/while-in-force.ts';
import {
  consentToAmendment,
  declineAmendment,
  proposeAmendment,
  recordAmendmentSchema,
  withdrawAmendment,
} from './amendment.acts.ts';
import { amendment } from './amendment.table.ts';

/** How amendments are read, proposed and consented to. */
export const amendmentResolvers: Resolvers = {
  Query: {
    amendments: connection({
      table: amendment,
      filters: { state: equals('state') },
      orders: { PROPOSED_AT: byProperty('proposedAt', 'timestamptz') },
      defaultOrder: { field: 'PROPOSED_AT', direction: 'DESCENDING' },
    }),
  },
  Amendment: { __resolveReference: reference(amendment), history },
  Mutation: {
    proposeAmendment: write(whileInForce(proposeAmendment)),
    consentToAmendment: write(whileInForce(consentToAmendment)),
    declineAmendment: write(declineAmendment),
    withdrawAmendment: write(withdrawAmendment),
    recordAmendmentSchema: write(recordAmendmentSchema),
  },
  AmendmentRecorded: { amendment: pointsTo(amendment, 'amendmentId') },
};
