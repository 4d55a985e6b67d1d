import { byProperty, connection } from '../../kit/list/connection.ts';
import { atLeast, atMost } from '../../kit/list/filters.ts';
import { reference } from '../../kit/list/find.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { supportOrganizationRegister } from './support-organization-register.table.ts';

/** How the registers that were read are listed. */
export const supportOrganizationRegisterResolvers: Resolvers = {
  Query: {
    supportOrganizationRegisters: connection({
      table: supportOrganizationRegister,
      filters: { asOfFrom: atLeast('asOf', 'date'), asOfTo: atMost('asOf', 'date') },
      orders: { AS_OF: byProperty('asOf', 'date') },
      defaultOrder: { field: 'AS_OF', direction: 'DESCENDING' },
    }),
  },
  SupportOrganizationRegister: { __resolveReference: reference(supportOrganizationRegister) },
};
