import { byProperty, connection } from '../../kit/list/connection.ts';
import { connectionWithin } from '../../kit/list/connection-within.ts';
import { atLeast, atMost, equals } from '../../kit/list/filters.ts';
import { pointsTo, reference } from '../../kit/list/find.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { supportOrganization } from '../support-organization/support-organization.table.ts';
import { supportOrganizationChange } from './support-organization-change.table.ts';
import { supportOrganizationRegister } from './support-organization-register.table.ts';

/** How the registers that were read are listed, each with how it differs from the one before. */
export const supportOrganizationRegisterResolvers: Resolvers = {
  Query: {
    supportOrganizationRegisters: connection({
      table: supportOrganizationRegister,
      filters: { asOfFrom: atLeast('asOf', 'date'), asOfTo: atMost('asOf', 'date') },
      orders: { AS_OF: byProperty('asOf', 'date') },
      defaultOrder: { field: 'AS_OF', direction: 'DESCENDING' },
    }),
  },
  SupportOrganizationRegister: {
    __resolveReference: reference(supportOrganizationRegister),
    changes: connectionWithin(
      {
        table: supportOrganizationChange,
        filters: { kind: equals('kind') },
        orders: { REGISTRATION_NUMBER: byProperty('registrationNumber') },
        defaultOrder: { field: 'REGISTRATION_NUMBER', direction: 'ASCENDING' },
      },
      { by: 'registerId', parent: 'id' },
    ),
  },
  SupportOrganizationChange: { supportOrganization: pointsTo(supportOrganization, 'organizationId') },
};
