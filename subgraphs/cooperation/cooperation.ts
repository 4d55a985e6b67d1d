import { consentResolvers } from '../kit/consent/consent.resolvers.ts';
import { consent } from '../kit/consent/consent.table.ts';
import type { Subgraph } from '../kit/subgraph.ts';
import { mutationReceipt } from '../kit/write/mutation-receipt.table.ts';
import { outbox } from '../kit/write/outbox.table.ts';
import { contactPointResolvers } from './contact-point/contact-point.resolvers.ts';
import { contactPoint } from './contact-point/contact-point.table.ts';
import { certificateLookUpResolvers } from './certificate-look-up/certificate-look-up.resolvers.ts';
import { certificateLookUp } from './certificate-look-up/certificate-look-up.table.ts';
import { examinationCertificate } from './certificate-look-up/examination-certificate.table.ts';
import { consentRequestResolvers } from './consent-request/consent-request.resolvers.ts';
import { consentRequest } from './consent-request/consent-request.table.ts';
import { amendmentResolvers } from './amendment/amendment.resolvers.ts';
import { amendment } from './amendment/amendment.table.ts';
import { actionItem } from './consultation/action-item.table.ts';
import { consultationResolvers } from './consultation/consultation.resolvers.ts';
import { consultation } from './consultation/consultation.table.ts';
import { disputeResolvers } from './dispute/dispute.resolvers.ts';
import { dispute } from './dispute/dispute.table.ts';
import { terminationNotice } from './memorandum/termination-notice.table.ts';
import { cooperationRequestResolvers } from './cooperation-request/cooperation-request.resolvers.ts';
import { cooperationRequest } from './cooperation-request/cooperation-request.table.ts';
import { examFraudReportResolvers } from './exam-fraud-report/exam-fraud-report.resolvers.ts';
import { examFraudReport } from './exam-fraud-report/exam-fraud-report.table.ts';
import { examFraudReportPreview } from './exam-fraud-report/preview-exam-fraud-report.ts';
import { examinationResolvers } from './examination/examination.resolvers.ts';
import { examination } from './examination/examination.table.ts';
import { inquiryAnswerVersion } from './inquiry/inquiry-answer-version.table.ts';
import { inquiryAnswer } from './inquiry/inquiry-answer.table.ts';
import { inquiryResolvers } from './inquiry/inquiry.resolvers.ts';
import { inquiryStatistics } from './inquiry/inquiry.statistics.ts';
import { inquiryVersion } from './inquiry/inquiry-version.table.ts';
import { inquiry } from './inquiry/inquiry.table.ts';
import { inquiryAnswerPreview } from './inquiry/preview-inquiry-answer.ts';
import { inquiryPreview } from './inquiry/preview-inquiry.ts';
import { memorandumResolvers } from './memorandum/memorandum.resolvers.ts';
import { memorandum } from './memorandum/memorandum.table.ts';
import { migrations } from './migrations/migrations.ts';
import { carriedHistory } from '../kit/write/carried-history.table.ts';
import { misconductReportActs } from './misconduct-report/misconduct-report.acts.ts';
import { misconductReportPreview } from './misconduct-report/preview-misconduct-report.ts';
import { misconductReportResolvers } from './misconduct-report/misconduct-report.resolvers.ts';
import { misconductReportStatistics } from './misconduct-report/misconduct-report.statistics.ts';
import { examinationVersion } from './examination/examination-version.table.ts';
import { examFraudReportVersion } from './exam-fraud-report/exam-fraud-report-version.table.ts';
import { misconductReportVersion } from './misconduct-report/misconduct-report-version.table.ts';
import { misconductReport } from './misconduct-report/misconduct-report.table.ts';
import { dutyBoard } from './notice/duty-board.ts';
import { noticeResolvers } from './notice/notice.resolvers.ts';
import { notice } from './notice/notice.table.ts';
import { webhookDelivery } from './webhook/webhook-delivery.table.ts';
import { webhookEndpoint } from './webhook/webhook-endpoint.table.ts';
import { webhookResolvers } from './webhook/webhook.resolvers.ts';
import { publishedStatisticResolvers } from './published-statistic/published-statistic.resolvers.ts';
import { publishedStatistic } from './published-statistic/published-statistic.table.ts';
import { travelDocumentRequestResolvers } from './travel-document-request/travel-document-request.resolvers.ts';
import { travelDocumentPreview } from './travel-document-request/preview-travel-document-request.ts';
import { travelDocumentRequest } from './travel-document-request/travel-document-request.table.ts';
import { upkeep } from './upkeep.ts';

const registers = [
  memorandum,
  contactPoint,
  misconductReport,
  inquiry,
  inquiryAnswer,
  examination,
  cooperationRequest,
  examFraudReport,
  consultation,
  actionItem,
  amendment,
  dispute,
  terminationNotice,
  travelDocumentRequest,
  consentRequest,
  publishedStatistic,
];

/** What the two sides say to each other. Only what was sent is here. */
export const cooperation: Subgraph = {
  name: 'cooperation',
  tables: [
    ...registers,
    examinationCertificate,
    certificateLookUp,
    notice,
    webhookEndpoint,
    webhookDelivery,
    consent,
    misconductReportVersion,
    examFraudReportVersion,
    examinationVersion,
    inquiryVersion,
    inquiryAnswerVersion,
    carriedHistory,
    outbox,
    mutationReceipt,
  ],
  resolvers: [
    memorandumResolvers,
    contactPointResolvers,
    misconductReportResolvers,
    misconductReportStatistics,
    misconductReportActs,
    misconductReportPreview,
    inquiryResolvers,
    inquiryPreview,
    inquiryAnswerPreview,
    inquiryStatistics,
    examinationResolvers,
    cooperationRequestResolvers,
    examFraudReportResolvers,
    examFraudReportPreview,
    certificateLookUpResolvers,
    consentRequestResolvers,
    consultationResolvers,
    amendmentResolvers,
    disputeResolvers,
    travelDocumentRequestResolvers,
    travelDocumentPreview,
    publishedStatisticResolvers,
    noticeResolvers,
    webhookResolvers,
    dutyBoard,
    consentResolvers({ list: 'consents', give: 'giveConsent', withdraw: 'withdrawConsent' }, registers),
  ],
  migrations,
  imports: [],
  upkeep,
};
