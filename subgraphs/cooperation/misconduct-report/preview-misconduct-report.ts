import { reportContent } from '../../kit/misconduct/report-content.ts';
import type { GivenContent } from '../../kit/misconduct/report-content.ts';
import { previewSending } from '../../kit/preview/preview-sending.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { refuseOnceEnded } from '../memorandum/while-in-force.ts';
import { misconductReport } from './misconduct-report.table.ts';
import { sentReport } from './report-misconduct.ts';

/** Who would see what of a misconduct report, were it sent now. */
export const misconductReportPreview: Resolvers = {
  Query: {
    previewMisconductReport: previewSending<GivenContent>({
      table: misconductReport,
      what: 'the report',
      refuses: refuseOnceEnded,
      content: (input, sending) => ({ ...reportContent(input, sending), ...sentReport(sending) }),
    }),
  },
};
