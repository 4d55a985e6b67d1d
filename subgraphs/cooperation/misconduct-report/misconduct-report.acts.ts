import { pointsTo } from '../../kit/list/find.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { write } from '../../kit/write/write.ts';
import { closeReport, concludeReport, receiveReport } from './answer-report.ts';
import { misconductReport } from './misconduct-report.table.ts';
import { reportMisconduct } from './report-misconduct.ts';

const done = { misconductReport: pointsTo(misconductReport, 'misconductReportId') };

/** What the two sides do with misconduct reports. */
export const misconductReportActs: Resolvers = {
  Mutation: {
    reportMisconduct: write(reportMisconduct),
    receiveMisconductReport: write(receiveReport),
    concludeMisconductReport: write(concludeReport),
    closeMisconductReport: write(closeReport),
  },
  MisconductReported: done,
  MisconductReportReceived: done,
  MisconductReportConcluded: done,
  MisconductReportClosed: done,
};
