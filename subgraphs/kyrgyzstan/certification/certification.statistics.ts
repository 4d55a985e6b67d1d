import { byValue, byYear } from '../../kit/statistics/grouping.ts';
import { statistics } from '../../kit/statistics/statistics.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { certificationList } from './certification.resolvers.ts';

/** How certifications are counted. */
export const certificationStatistics: Resolvers = {
  Query: {
    certificationStatistics: statistics(certificationList, {
      STATE: byValue('state'),
      DESTINATION: byValue('destination'),
      VALID_FROM_YEAR: byYear('validFrom'),
      VALID_UNTIL_YEAR: byYear('validUntil'),
    }),
  },
};
