import { keptElsewhere, pointedToByOne } from '../../kit/list/find.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { investigation } from './investigation.table.ts';

/** How the Kyrgyz side's work on a misconduct report is read. */
export const investigationResolvers: Resolvers = {
  MisconductReport: {
    __resolveReference: keptElsewhere,
    investigation: pointedToByOne(investigation, 'reportId'),
  },
};
