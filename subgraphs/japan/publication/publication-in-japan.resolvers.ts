import { keptElsewhere, pointedToByOne } from '../../kit/list/find.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { publicationInJapan } from './publication-in-japan.table.ts';

/** How Japan's publications of sending agencies are read. */
export const publicationInJapanResolvers: Resolvers = {
  SendingAgency: {
    __resolveReference: keptElsewhere,
    publicationInJapan: pointedToByOne(publicationInJapan, 'agencyId'),
  },
};
