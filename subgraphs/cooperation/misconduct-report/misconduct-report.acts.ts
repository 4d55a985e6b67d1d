import { pointsTo } from '../../kit/list/find.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { write } from '../../kit/write/write.ts';
import { whileInForce } from '../memorandum/while-in-force.ts';
import { reportSteps } from '../report-steps.ts';
import { correctMisconductReport, withdrawMisconductReport } from './correct-misconduct-report.ts';
import { misconductReport } from './misconduct-report.table.ts';
import { recordPoliceReference } from './record-police-reference.ts';
import { reportMisconduct } from './report-misconduct.ts';

const steps = reportSteps({
  table: misconductReport,
  idProperty: 'misconductReportId',
  article: '4(1)',
  receive: {
    mutation: 'receiveMisconductReport',
    tells: 'MISCONDUCT_REPORT_RECEIVED',
    result: 'MisconductReportReceived',
  },
  open: { mutation: 'openMisconductReport', result: 'MisconductReportOpened' },
  conclude: {
    mutation: 'concludeMisconductReport',
    tells: 'MISCONDUCT_REPORT_CONCLUDED',
    result: 'MisconductReportConcluded',
  },
  close: {
    mutation: 'closeMisconductReport',
    tells: 'MISCONDUCT_REPORT_CLOSED',
    result: 'MisconductReportClosed',
  },
});

const done = { misconductReport: pointsTo(misconductReport, 'misconductReportId') };

/** What the two sides do with misconduct reports. */
export const misconductReportActs: Resolvers = {
  Mutation: {
    reportMisconduct: write(whileInForce(reportMisconduct)),
    receiveMisconductReport: write(steps.receive),
    openMisconductReport: write(steps.open),
    concludeMisconductReport: write(steps.conclude),
    closeMisconductReport: write(steps.close),
    correctMisconductReport: write(whileInForce(correctMisconductReport)),
    withdrawMisconductReport: write(withdrawMisconductReport),
    recordPoliceReference: write(recordPoliceReference),
  },
  MisconductReported: done,
  MisconductReportReceived: done,
  MisconductReportOpened: done,
  MisconductReportConcluded: done,
  MisconductReportClosed: done,
  MisconductReportCorrected: done,
  MisconductReportWithdrawn: done,
  PoliceReferenceRecorded: done,
};
