import { previewSending } from '../../kit/preview/preview-sending.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { refuseOnceEnded } from '../memorandum/while-in-force.ts';
import { examFraudReport } from './exam-fraud-report.table.ts';
import { fraudContent, sentFraud } from './report-exam-fraud.ts';
import type { FraudInput } from './report-exam-fraud.ts';

/** Who would see what of an exam fraud report, were it sent now. */
export const examFraudReportPreview: Resolvers = {
  Query: {
    previewExamFraudReport: previewSending<FraudInput>({
      table: examFraudReport,
      what: 'the report',
      refuses: refuseOnceEnded,
      content: async (input, sending) => ({ ...(await fraudContent(input, sending)), ...sentFraud(sending) }),
    }),
  },
};
