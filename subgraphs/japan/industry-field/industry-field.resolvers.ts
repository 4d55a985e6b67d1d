import { byProperty, connection } from '../../kit/list/connection.ts';
import { equals, periodHolds } from '../../kit/list/filters.ts';
import { listedIn, pointedToByMany, pointsTo, reference } from '../../kit/list/find.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { write } from '../../kit/write/write.ts';
import { fieldSuspension } from '../field-suspension/field-suspension.table.ts';
import { mergeFields } from './merge-fields.ts';
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
  Mutation: { mergeIndustryFields: write(mergeFields) },
  IndustryFieldsMerged: {
    industryField: pointsTo(industryField, 'industryFieldId'),
    liftedSuspensions: listedIn(fieldSuspension, 'liftedSuspensionIds'),
  },
  IndustryField: {
    __resolveReference: reference(industryField),
    mergedInto: pointsTo(industryField, 'mergedIntoId'),
    suspensions: pointedToByMany(fieldSuspension, 'industryFieldId', '"in_force_from" desc, "id"'),
  },
};
