import { versionResolvers } from '../../kit/correction/version-resolvers.ts';
import { byProperty, connection } from '../../kit/list/connection.ts';
import { equals, periodHolds } from '../../kit/list/filters.ts';
import { pointsTo, reference } from '../../kit/list/find.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { history } from '../../kit/write/history.ts';
import { industryField } from '../industry-field/industry-field.table.ts';
import { correctableSuspension } from './correct-suspension.ts';
import { fieldSuspension } from './field-suspension.table.ts';

/** How field suspensions are read. */
export const fieldSuspensionResolvers: Resolvers = {
  Query: {
    fieldSuspensions: connection({
      table: fieldSuspension,
      filters: {
        industryField: equals('industryFieldCode'),
        inForceOn: (...asked) =>
          `${periodHolds('inForceFrom', 'resumedOn', 'until')(...asked)} and "withdrawn_at" is null`,
        withdrawn: (value) => `"withdrawn_at" is ${value === true ? 'not ' : ''}null`,
      },
      orders: { IN_FORCE_FROM: byProperty('inForceFrom', 'date') },
      defaultOrder: { field: 'IN_FORCE_FROM', direction: 'DESCENDING' },
    }),
  },
  FieldSuspension: {
    __resolveReference: reference(fieldSuspension),
    history,
    ...versionResolvers(correctableSuspension),
    industryField: pointsTo(industryField, 'industryFieldId'),
  },
};
