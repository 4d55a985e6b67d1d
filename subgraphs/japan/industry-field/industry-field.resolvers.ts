import { byProperty, connection } from '../../kit/list/connection.ts';
import { equals, periodHolds } from '../../kit/list/filters.ts';
import { pointedToByMany, pointsTo, reference } from '../../kit/list/find.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { history } from '../../kit/write/history.ts';
import { fieldSuspension } from '../field-suspension/field-suspension.table.ts';
import { industryField } from './industry-field.table.ts';

/** How industrial fields are read. */
export const industryFieldResolvers: Resolvers = {
  Query: {
    industryFields: connection({
      table: industryField,
      filters: { code: equals('code'), inForceOn: periodHolds('effectiveFrom', 'effectiveTo') },
      orders: { CODE: byProperty('code'), EFFECTIVE_FROM: byProperty('effectiveFrom', 'date') },
      defaultOrder: { field: 'CODE', direction: 'ASCENDING' },
    }),
  },
  IndustryField: {
    __resolveReference: reference(industryField),
    mergedInto: pointsTo(industryField, 'mergedIntoId'),
    splitFrom: pointsTo(industryField, 'splitFromId'),
    splitInto: pointedToByMany(industryField, 'splitFromId', '"code", "id"'),
    suspensions: pointedToByMany(fieldSuspension, 'industryFieldId', '"in_force_from" desc, "id"'),
    history,
  },
};
