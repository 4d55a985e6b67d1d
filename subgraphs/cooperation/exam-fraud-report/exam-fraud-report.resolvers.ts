import { versionResolvers } from '../../kit/correction/version-resolvers.ts';
import { byProperty, connection } from '../../kit/list/connection.ts';
import { equals, isSet } from '../../kit/list/filters.ts';
import { findOne, pointsTo, reference } from '../../kit/list/find.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { history } from '../../kit/write/history.ts';
import { write } from '../../kit/write/write.ts';
import { whileInForce } from '../memorandum/while-in-force.ts';
import { examination } from '../examination/examination.table.ts';
import { reportSteps } from '../report-steps.ts';
import {
  correctableExamFraudReport,
  correctExamFraudReport,
  withdrawExamFraudReport,
} from './correct-exam-fraud-report.ts';
import { examFraudReport } from './exam-fraud-report.table.ts';
import { reportExamFraud } from './report-exam-fraud.ts';

const result = 'ExamFraudReportRecorded';

const steps = reportSteps({
  table: examFraudReport,
  idProperty: 'examFraudReportId',
  article: '5',
  receive: { mutation: 'receiveExamFraudReport', tells: 'EXAM_FRAUD_REPORT_RECEIVED', result },
  open: { mutation: 'openExamFraudReport', result },
  conclude: { mutation: 'concludeExamFraudReport', tells: 'EXAM_FRAUD_REPORT_CONCLUDED', result },
  close: { mutation: 'closeExamFraudReport', tells: 'EXAM_FRAUD_REPORT_CLOSED', result },
});

/** How exam fraud reports are read, sent and answered. */
export const examFraudReportResolvers: Resolvers = {
  Query: {
    examFraudReports: connection({
      table: examFraudReport,
      filters: {
        kind: equals('kind'),
        state: equals('state'),
        originator: equals('originator'),
        examinationKind: equals('examinationKind'),
        urgent: isSet('urgent'),
      },
      orders: { SENT_AT: byProperty('sentAt', 'timestamptz') },
      defaultOrder: { field: 'SENT_AT', direction: 'DESCENDING' },
    }),
    examFraudReport: findOne(examFraudReport, 'id'),
  },
  ExamFraudReport: {
    __resolveReference: reference(examFraudReport),
    examination: pointsTo(examination, 'examinationId'),
    history,
    ...versionResolvers(correctableExamFraudReport),
  },
  Mutation: {
    reportExamFraud: write(whileInForce(reportExamFraud)),
    receiveExamFraudReport: write(steps.receive),
    openExamFraudReport: write(steps.open),
    concludeExamFraudReport: write(steps.conclude),
    closeExamFraudReport: write(steps.close),
    correctExamFraudReport: write(whileInForce(correctExamFraudReport)),
    withdrawExamFraudReport: write(withdrawExamFraudReport),
  },
  ExamFraudReportRecorded: { examFraudReport: pointsTo(examFraudReport, 'examFraudReportId') },
};
