import { byValue, byYearOfInstant } from '../../kit/statistics/grouping.ts';
import { statistics } from '../../kit/statistics/statistics.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { misconductReportList } from './misconduct-report.resolvers.ts';

/** How misconduct reports are counted for the two sides, who may read each of them. */
export const misconductReportStatistics: Resolvers = {
  Query: {
    misconductReportStatistics: statistics(misconductReportList, {
      CATEGORY: byValue('category'),
      ORIGINATOR: byValue('originator'),
      SUBJECT_KIND: byValue('subjectKind'),
      STATE: byValue('state'),
      URGENT: byValue('urgent'),
      SENT_YEAR: byYearOfInstant('sentAt'),
    }),
  },
};
