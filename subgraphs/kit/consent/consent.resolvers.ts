import { byProperty, connection } from '../list/connection.ts';
import type { ListDefinition } from '../list/connection.ts';
import type { Filter } from '../list/filters.ts';
import { equals, textIs } from '../list/filters.ts';
import type { Row } from '../list/loaders.ts';
import type { Resolvers } from '../subgraph.ts';
import { consent } from './consent.table.ts';
import { inForceHere } from './in-force.ts';

/** The audience behind a value of the enum of third parties. */
const audienceOf: Filter = (value, add, table) =>
  textIs('"grantee"')(String(value).toLowerCase(), add, table);

const consentList: ListDefinition = {
  table: consent,
  filters: {
    grantee: audienceOf,
    recordType: equals('recordType'),
    inForce: (value) => (value === true ? `(${inForceHere})` : `not (${inForceHere})`),
  },
  orders: { GIVEN_AT: byProperty('givenAt', 'timestamptz') },
  defaultOrder: { field: 'GIVEN_AT', direction: 'DESCENDING' },
};

/** How the consents of one database are read, under the name of its root field. */
export const consentResolvers = (rootField: string): Resolvers => ({
  Query: { [rootField]: connection(consentList) },
  Consent: { grantee: ({ grantee }: Row) => String(grantee).toUpperCase() },
});
