import { amendments as proposedAmendments } from './cooperation/amendments.ts';
import { examinationCertificates } from './cooperation/certificates.ts';
import { consentRequests as requestedConsents } from './cooperation/consent-requests.ts';
import { consentsBetween } from './cooperation/consents.ts';
import { actionItems, consultations as proposedConsultations } from './cooperation/consultations.ts';
import { fraudVersions, withChangedFrauds } from './cooperation/changed-frauds.ts';
import { answerVersions, inquiryVersions, withChangedInquiries } from './cooperation/changed-inquiries.ts';
import { contactPoints } from './cooperation/contact-points.ts';
import { disputes as raisedDisputes } from './cooperation/disputes.ts';
import { examFraudReports } from './cooperation/exam-fraud-reports.ts';
import { cooperationRequests, examinations } from './cooperation/examinations.ts';
import { inquiries } from './cooperation/inquiries.ts';
import { memorandum } from './cooperation/memorandum.ts';
import { misconductReports } from './cooperation/misconduct-reports.ts';
import { noticeReceipts } from './cooperation/notice-receipts.ts';
import { noticesBetween } from './cooperation/notices-between.ts';
import { noticesOfAgencies } from './cooperation/notices-of-agencies.ts';
import { noticesOfCertifications } from './cooperation/notices-of-certifications.ts';
import { noticesOfJapan } from './cooperation/notices-of-japan.ts';
import { inboxOf, notices } from './cooperation/notices.ts';
import { travelDocumentRequests as requestedDocuments } from './cooperation/travel-document-requests.ts';
import { earlierVersions, withOneCorrected, withOneWithdrawn } from './cooperation/changed-reports.ts';
import { notificationVersions, withChangedNotifications } from './japan/changed-notifications.ts';
import { orderVersions, withChangedOrders } from './japan/changed-orders.ts';
import { suspensionVersions, withChangedSuspensions } from './japan/changed-suspensions.ts';
import { consents } from './japan/consents.ts';
import { fieldSuspensions } from './japan/field-suspensions.ts';
import { improvementOrders } from './japan/improvement-orders.ts';
import { nonconformityNotifications } from './japan/nonconformity-notifications.ts';
import { publicationsInJapan } from './japan/publications-in-japan.ts';
import {
  examinationVersions,
  noticesOfExaminations,
  withOneCorrectedExamination,
} from './cooperation/changed-examinations.ts';
import { receivingEntities } from './japan/receiving-entities.ts';
import { supportOrganizationRegisters } from './japan/support-organization-registers.ts';
import { supportOrganizations } from './japan/support-organizations.ts';
import { agencies as sendingAgencies } from './kyrgyzstan/agencies.ts';
import { certifications as allCertifications } from './kyrgyzstan/certifications.ts';
import { certificationApplications } from './kyrgyzstan/certification-applications.ts';
import { certificationCriteria } from './kyrgyzstan/certification-criteria.ts';
import { consentsInKyrgyzstan } from './kyrgyzstan/consents.ts';
import {
  certificationVersions,
  withOneCertificationCorrected,
} from './kyrgyzstan/corrected-certification.ts';
import { guidanceGiven } from './kyrgyzstan/guidance.ts';
import { investigations, notifiedInvestigations } from './kyrgyzstan/investigations.ts';
import { publicationsInKyrgyzstan } from './kyrgyzstan/publications-in-kyrgyzstan.ts';
import { publishedSupportOrganizations } from './kyrgyzstan/published-support-organizations.ts';
import { misconductReportDrafts } from './misconduct-report-drafts.ts';
import { newestSubject } from './newest-subject.ts';
import { recordsOf, type DemonstrationRecord } from './record.ts';

/** The records of each subgraph's database, in an order in which what is referred to comes first. */
export type Demonstration = Readonly<
  Record<'japan' | 'kyrgyzstan' | 'cooperation', readonly DemonstrationRecord[]>
>;

/** The whole demonstration: invented records that fit one another across the three databases, the same each time. */
export const demonstration = (): Demonstration => {
  const organizations = supportOrganizations();
  const entities = receivingEntities();
  const orders = withChangedOrders(improvementOrders(entities));
  const agencies = sendingAgencies();
  const certifications = withOneCertificationCorrected(allCertifications(agencies));
  const published = publicationsInJapan(agencies, certifications);
  const reports = withOneCorrected(
    withOneWithdrawn(
      misconductReports({ agencies, entities, organizations }, newestSubject(agencies, published)),
    ),
  );
  const asked = withChangedInquiries(inquiries());
  const held = withOneCorrectedExamination(examinations());
  const wanted = cooperationRequests(held);
  const frauds = withChangedFrauds(examFraudReports(held));
  const stops = withChangedSuspensions(fieldSuspensions());
  const readRegisters = supportOrganizationRegisters(organizations);
  const registers = readRegisters.map(({ row }) => row);
  const notifications = withChangedNotifications(nonconformityNotifications(agencies, published));
  const investigated = [...investigations(reports), ...notifiedInvestigations(notifications)];
  const publishedOrders = publicationsInKyrgyzstan(orders, entities);
  const publishedRegister = publishedSupportOrganizations(organizations, readRegisters);
  const kyrgyzConsents = consentsInKyrgyzstan(agencies);
  const talks = proposedConsultations();
  const agreed = actionItems(talks);
  const amendments = proposedAmendments();
  const disputes = raisedDisputes();
  const documents = requestedDocuments();
  const consentRequests = requestedConsents(kyrgyzConsents, agencies, orders);
  const carried = [
    ...noticesOfJapan({
      orders,
      entities,
      publications: publishedOrders,
      suspensions: stops,
      registers,
      publishedRegister: publishedRegister.publication,
      notifications,
    }),
    ...noticesOfAgencies(agencies),
    ...noticesOfCertifications(certifications, published),
  ];
  const owed = [
    ...noticesOfExaminations(held),
    ...noticesBetween({
      contactPoints,
      reports,
      frauds,
      cooperationRequests: wanted,
      inquiries: asked,
      consultations: talks,
      actionItems: agreed,
      amendments,
      disputes,
      consentRequests,
      travelDocumentRequests: documents,
    }),
    ...carried,
  ];
  return {
    japan: [
      ...recordsOf('support_organization', organizations),
      ...recordsOf('support_organization_register', registers),
      ...recordsOf(
        'support_organization_change',
        readRegisters.flatMap(({ changes }) => changes),
      ),
      ...recordsOf('receiving_entity', entities),
      ...recordsOf('improvement_order', orders),
      ...recordsOf('improvement_order_version', orderVersions(orders)),
      ...recordsOf('field_suspension', stops),
      ...recordsOf('field_suspension_version', suspensionVersions(stops)),
      ...recordsOf('publication_in_japan', published),
      ...recordsOf('nonconformity_notification', notifications),
      ...recordsOf('nonconformity_notification_version', notificationVersions(notifications)),
      ...recordsOf('misconduct_report_draft', misconductReportDrafts('JAPAN', reports)),
      ...recordsOf('consent', consents(entities, orders)),
      ...recordsOf('notice_receipt', noticeReceipts('JAPAN', carried)),
    ],
    kyrgyzstan: [
      ...recordsOf(
        'sending_agency',
        agencies.map(({ row }) => row),
      ),
      ...recordsOf(
        'certification',
        certifications.map(({ row }) => row),
      ),
      ...recordsOf('certification_version', certificationVersions(certifications)),
      ...recordsOf(
        'certification_event',
        certifications.flatMap(({ events }) => events),
      ),
      ...recordsOf('certification_criteria', certificationCriteria),
      ...recordsOf('certification_application', certificationApplications(agencies, certifications)),
      ...recordsOf('investigation', investigated),
      ...recordsOf('guidance', guidanceGiven(agencies, investigated)),
      ...recordsOf('publication_in_kyrgyzstan', [...publishedOrders, publishedRegister.publication]),
      ...recordsOf('published_support_organization', publishedRegister.entries),
      ...recordsOf('published_support_organization_change', publishedRegister.changes),
      ...recordsOf('misconduct_report_draft', misconductReportDrafts('KYRGYZSTAN', reports)),
      ...recordsOf('consent', kyrgyzConsents),
      ...recordsOf('notice_receipt', noticeReceipts('KYRGYZSTAN', carried)),
      ...recordsOf('inbox', inboxOf('KYRGYZSTAN', owed)),
    ],
    cooperation: [
      ...recordsOf('memorandum', [memorandum]),
      ...recordsOf('contact_point', contactPoints),
      ...recordsOf(
        'misconduct_report',
        reports.map(({ row }) => row),
      ),
      ...recordsOf('misconduct_report_version', earlierVersions(reports)),
      ...recordsOf(
        'inquiry',
        asked.map(({ row }) => row),
      ),
      ...recordsOf(
        'inquiry_answer',
        asked.flatMap(({ answer }) => answer ?? []),
      ),
      ...recordsOf('inquiry_version', inquiryVersions(asked)),
      ...recordsOf('inquiry_answer_version', answerVersions(asked)),
      ...recordsOf('examination', held),
      ...recordsOf('examination_version', examinationVersions(held)),
      ...recordsOf('cooperation_request', wanted),
      ...recordsOf('exam_fraud_report', frauds),
      ...recordsOf('exam_fraud_report_version', fraudVersions(frauds)),
      ...recordsOf('consultation', talks),
      ...recordsOf('action_item', agreed),
      ...recordsOf('amendment', amendments),
      ...recordsOf('dispute', disputes),
      ...recordsOf('travel_document_request', documents),
      ...recordsOf('consent_request', consentRequests),
      ...recordsOf('examination_certificate', examinationCertificates),
      ...recordsOf('notice', notices(owed)),
      ...recordsOf('consent', consentsBetween(frauds)),
    ],
  };
};
