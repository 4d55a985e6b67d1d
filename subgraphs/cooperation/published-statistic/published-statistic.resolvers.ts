import { byProperty, connection } from '../../kit/list/connection.ts';
import { equals, periodHolds } from '../../kit/list/filters.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { publishedStatistic } from './published-statistic.table.ts';

/** How published tables are read. */
export const publishedStatisticResolvers: Resolvers = {
  Query: {
    publishedStatistics: connection({
      table: publishedStatistic,
      filters: { table: equals('table'), periodHolds: periodHolds('periodFrom', 'periodTo') },
      orders: { PERIOD_FROM: byProperty('periodFrom', 'date') },
      defaultOrder: { field: 'PERIOD_FROM', direction: 'DESCENDING' },
    }),
  },
};
