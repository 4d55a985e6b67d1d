import { byProperty, connection } from '../list/connection.ts';
import type { ListDefinition } from '../list/connection.ts';
import type { Filter } from '../list/filters.ts';
import { equals, textIs } from '../list/filters.ts';
import { pointsTo } from '../list/find.ts';
import type { Row } from '../list/loaders.ts';
import type { Table } from '../storage/table.ts';
import type { Resolvers } from '../subgraph.ts';
import { history } from '../write/history.ts';
import { write } from '../write/write.ts';
import { consent } from './consent.table.ts';
import { giveConsent } from './give-consent.ts';
import { inForceHere } from './in-force.ts';
import { withdrawConsent } from './withdraw-consent.ts';

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

/** The root fields of one database's consents. */
interface ConsentFields {
  readonly list: string;
  readonly give: string;
  readonly withdraw: string;
}

const recorded = { consent: pointsTo(consent, 'consentId') };

/**
 * How the consents of one database are read, given and withdrawn.
 *
 * @param tables those whose rows they open
 */
export const consentResolvers = (
  { list, give, withdraw }: ConsentFields,
  tables: readonly Table[],
): Resolvers => ({
  Query: { [list]: connection(consentList) },
  Mutation: {
    [give]: write(giveConsent(give, tables)),
    [withdraw]: write(withdrawConsent(withdraw)),
  },
  Consent: { grantee: ({ grantee }: Row) => String(grantee).toUpperCase(), history },
  ConsentGiven: recorded,
  ConsentWithdrawn: recorded,
});
