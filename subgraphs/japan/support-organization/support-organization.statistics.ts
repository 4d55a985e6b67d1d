import { byValue, byYear } from '../../kit/statistics/grouping.ts';
import { statistics } from '../../kit/statistics/statistics.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { supportOrganizationList } from './support-organization.resolvers.ts';

/** How support organizations are counted. */
export const supportOrganizationStatistics: Resolvers = {
  Query: {
    supportOrganizationStatistics: statistics(supportOrganizationList, {
      PREFECTURE: byValue('prefecture'),
      LISTING_STATUS: byValue('listingStatus'),
      PAUSED: byValue('paused'),
      REGISTRATION_YEAR: byYear('registeredOn'),
    }),
  },
};
