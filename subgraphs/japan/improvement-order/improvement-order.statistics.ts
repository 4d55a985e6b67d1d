import { byYear } from '../../kit/statistics/grouping.ts';
import { statistics } from '../../kit/statistics/statistics.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { improvementOrderList } from './improvement-order.resolvers.ts';

/** How improvement orders are counted. */
export const improvementOrderStatistics: Resolvers = {
  Query: {
    improvementOrderStatistics: statistics(improvementOrderList, {
      ORDER_YEAR: byYear('orderDate'),
      DEADLINE_YEAR: byYear('deadline'),
      UNDER_EMBARGO: { property: 'publicNoticeDate', of: (column) => `${column} is null` },
      OUTCOME: { property: 'followUp', of: (column) => `${column}->>'outcome'` },
    }),
  },
};
