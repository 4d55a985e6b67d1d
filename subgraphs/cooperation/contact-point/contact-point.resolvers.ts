import { byProperty, connection } from '../../kit/list/connection.ts';
import { equals, periodHolds } from '../../kit/list/filters.ts';
import { reference } from '../../kit/list/find.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { contactPoint } from './contact-point.table.ts';

/** How contact points are read. */
export const contactPointResolvers: Resolvers = {
  Query: {
    contactPoints: connection({
      table: contactPoint,
      filters: { party: equals('party'), inForceOn: periodHolds('effectiveFrom', 'effectiveTo') },
      orders: { EFFECTIVE_FROM: byProperty('effectiveFrom', 'date') },
      defaultOrder: { field: 'EFFECTIVE_FROM', direction: 'ASCENDING' },
    }),
  },
  ContactPoint: { __resolveReference: reference(contactPoint) },
};
