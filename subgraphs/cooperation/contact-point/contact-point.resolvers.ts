import { byProperty, connection } from '../../kit/list/connection.ts';
import { equals, periodHolds } from '../../kit/list/filters.ts';
import { pointsTo, reference } from '../../kit/list/find.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { history } from '../../kit/write/history.ts';
import { write } from '../../kit/write/write.ts';
import { changeContactPoint } from './change-contact-point.ts';
import { contactPoint } from './contact-point.table.ts';

/** How contact points are read and changed. */
export const contactPointResolvers: Resolvers = {
  Query: {
    contactPoints: connection({
      table: contactPoint,
      filters: { party: equals('party'), inForceOn: periodHolds('effectiveFrom', 'effectiveTo') },
      orders: { EFFECTIVE_FROM: byProperty('effectiveFrom', 'date') },
      defaultOrder: { field: 'EFFECTIVE_FROM', direction: 'ASCENDING' },
    }),
  },
  ContactPoint: { __resolveReference: reference(contactPoint), history },
  Mutation: { changeContactPoint: write(changeContactPoint) },
  ContactPointRecorded: { contactPoint: pointsTo(contactPoint, 'contactPointId') },
};
