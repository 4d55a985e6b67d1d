import { byProperty, connection } from '../../kit/list/connection.ts';
import { atLeast, atMost, equals, idIs } from '../../kit/list/filters.ts';
import { keptElsewhere, pointedToByOne } from '../../kit/list/find.ts';
import type { Row } from '../../kit/list/loaders.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { publicationInJapan } from './publication-in-japan.table.ts';
import { hasStatus } from './publication-status.ts';

/** What happened to a certification, as a publication keeps it. */
interface KeptEvent {
  readonly kind: string;
  readonly date: string;
}

/** How Japan's publications of sending agencies are read: as a register of their own, and each with its agency. */
export const publicationInJapanResolvers: Resolvers = {
  Query: {
    publicationsInJapan: connection({
      table: publicationInJapan,
      filters: {
        agencyId: idIs('agencyId'),
        certificationNumber: equals('certificationNumber'),
        region: equals('region'),
        status: hasStatus,
        validUntilFrom: atLeast('validUntil', 'date'),
        validUntilTo: atMost('validUntil', 'date'),
      },
      orders: {
        NAME: { sql: '"name" collate "ky-x-icu"', kind: 'text' },
        CERTIFICATION_NUMBER: byProperty('certificationNumber'),
        PUBLISHED_AT: byProperty('publishedAt', 'timestamptz'),
      },
      defaultOrder: { field: 'NAME', direction: 'ASCENDING' },
    }),
  },
  PublicationInJapan: {
    agency: ({ agencyId }: Row) => ({ id: agencyId }),
    revokedOn: ({ events }: Row) =>
      (events as readonly KeptEvent[] | undefined)?.find(({ kind }) => kind === 'REVOKED')?.date ?? null,
  },
  SendingAgency: {
    __resolveReference: keptElsewhere,
    publicationInJapan: pointedToByOne(publicationInJapan, 'agencyId'),
  },
};
