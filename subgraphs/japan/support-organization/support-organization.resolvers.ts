import { byProperty, connection } from '../../kit/list/connection.ts';
import type { ListDefinition } from '../../kit/list/connection.ts';
import { atLeast, atMost, equals, holds, isSet, nameHolds } from '../../kit/list/filters.ts';
import { findOne, reference } from '../../kit/list/find.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { supportOrganization } from './support-organization.table.ts';

/** How support organizations are filtered and ordered. */
export const supportOrganizationList: ListDefinition = {
  table: supportOrganization,
  filters: {
    name: nameHolds,
    prefecture: equals('prefecture'),
    language: holds('languageCodes'),
    paused: isSet('paused'),
    listingStatus: equals('listingStatus'),
    registeredFrom: atLeast('registeredOn', 'date'),
    registeredTo: atMost('registeredOn', 'date'),
  },
  orders: {
    REGISTRATION_NUMBER: byProperty('registrationNumber'),
    REGISTERED_ON: byProperty('registeredOn', 'date'),
    NAME: { sql: `coalesce("name", '') collate "ja-x-icu"`, kind: 'text' },
  },
  defaultOrder: { field: 'REGISTRATION_NUMBER', direction: 'ASCENDING' },
};

/** How support organizations are read. */
export const supportOrganizationResolvers: Resolvers = {
  Query: {
    supportOrganizations: connection(supportOrganizationList),
    supportOrganization: findOne(supportOrganization, 'registrationNumber'),
  },
  SupportOrganization: { __resolveReference: reference(supportOrganization) },
};
