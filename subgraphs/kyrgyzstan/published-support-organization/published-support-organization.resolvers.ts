import { byProperty, connection } from '../../kit/list/connection.ts';
import { connectionWithin } from '../../kit/list/connection-within.ts';
import { equals } from '../../kit/list/filters.ts';
import { keptElsewhere, pointedToByOne } from '../../kit/list/find.ts';
import type { Row } from '../../kit/list/loaders.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { write } from '../../kit/write/write.ts';
import { publicationInKyrgyzstan } from '../publication/publication-in-kyrgyzstan.table.ts';
import { publishSupportOrganizations } from './publish-support-organizations.ts';
import { publishedSupportOrganizationChange } from './published-support-organization-change.table.ts';
import { publishedSupportOrganization } from './published-support-organization.table.ts';

const register = ({ registerId }: Row) => ({ id: registerId });

/** How the Kyrgyz copy of Japan's support organizations is read and published. */
export const publishedSupportOrganizationResolvers: Resolvers = {
  Query: {
    supportOrganizationsInKyrgyzstan: connection({
      table: publishedSupportOrganization,
      filters: { registrationNumber: equals('registrationNumber') },
      orders: { REGISTRATION_NUMBER: byProperty('registrationNumber') },
      defaultOrder: { field: 'REGISTRATION_NUMBER', direction: 'ASCENDING' },
    }),
  },
  PublishedSupportOrganization: { register },
  PublishedSupportOrganizationRegister: {
    changes: connectionWithin(
      {
        table: publishedSupportOrganizationChange,
        filters: { kind: equals('kind') },
        orders: { REGISTRATION_NUMBER: byProperty('registrationNumber') },
        defaultOrder: { field: 'REGISTRATION_NUMBER', direction: 'ASCENDING' },
      },
      { by: 'registerId', parent: 'registerId' },
    ),
  },
  SupportOrganizationRegister: {
    __resolveReference: keptElsewhere,
    publicationInKyrgyzstan: pointedToByOne(publicationInKyrgyzstan, 'registerId'),
  },
  Mutation: { publishSupportOrganizations: write(publishSupportOrganizations) },
  SupportOrganizationsPublished: { supportOrganizationRegister: register },
};
