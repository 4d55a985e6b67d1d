import type { AudienceId } from '../../schema/audience.ts';
import { contactPoint } from '../../subgraphs/cooperation/contact-point/contact-point.table.ts';
import { cooperation } from '../../subgraphs/cooperation/cooperation.ts';
import { cooperationRequest } from '../../subgraphs/cooperation/cooperation-request/cooperation-request.table.ts';
import { examFraudReport } from '../../subgraphs/cooperation/exam-fraud-report/exam-fraud-report.table.ts';
import { examination } from '../../subgraphs/cooperation/examination/examination.table.ts';
import { consultation } from '../../subgraphs/cooperation/consultation/consultation.table.ts';
import { amendment } from '../../subgraphs/cooperation/amendment/amendment.table.ts';
import { dispute } from '../../subgraphs/cooperation/dispute/dispute.table.ts';
import { inquiry } from '../../subgraphs/cooperation/inquiry/inquiry.table.ts';
import { misconductReport } from '../../subgraphs/cooperation/misconduct-report/misconduct-report.table.ts';
import { notice } from '../../subgraphs/cooperation/notice/notice.table.ts';
import { consentRequest } from '../../subgraphs/cooperation/consent-request/consent-request.table.ts';
import { travelDocumentRequest } from '../../subgraphs/cooperation/travel-document-request/travel-document-request.table.ts';
import { publishedStatistic } from '../../subgraphs/cooperation/published-statistic/published-statistic.table.ts';
import { fieldSuspension } from '../../subgraphs/japan/field-suspension/field-suspension.table.ts';
import { improvementOrder } from '../../subgraphs/japan/improvement-order/improvement-order.table.ts';
import { industryField } from '../../subgraphs/japan/industry-field/industry-field.table.ts';
import { japan } from '../../subgraphs/japan/japan.ts';
import { nonconformityNotification } from '../../subgraphs/japan/nonconformity/nonconformity.table.ts';
import { publicationInJapan } from '../../subgraphs/japan/publication/publication-in-japan.table.ts';
import { receivingEntity } from '../../subgraphs/japan/receiving-entity/receiving-entity.table.ts';
import { supportOrganizationRegister } from '../../subgraphs/japan/support-organization-register/support-organization-register.table.ts';
import { supportOrganization } from '../../subgraphs/japan/support-organization/support-organization.table.ts';
import { consent } from '../../subgraphs/kit/consent/consent.table.ts';
import type { Table } from '../../subgraphs/kit/storage/table.ts';
import type { Subgraph } from '../../subgraphs/kit/subgraph.ts';
import { certification } from '../../subgraphs/kyrgyzstan/certification/certification.table.ts';
import { certificationApplication } from '../../subgraphs/kyrgyzstan/certification-application/certification-application.table.ts';
import { certificationCriteria } from '../../subgraphs/kyrgyzstan/certification-criteria/certification-criteria.table.ts';
import { guidance } from '../../subgraphs/kyrgyzstan/guidance/guidance.table.ts';
import { investigation } from '../../subgraphs/kyrgyzstan/investigation/investigation.table.ts';
import { kyrgyzstan } from '../../subgraphs/kyrgyzstan/kyrgyzstan.ts';
import { publicationInKyrgyzstan } from '../../subgraphs/kyrgyzstan/publication/publication-in-kyrgyzstan.table.ts';
import { publishedSupportOrganization } from '../../subgraphs/kyrgyzstan/published-support-organization/published-support-organization.table.ts';
import { sendingAgency } from '../../subgraphs/kyrgyzstan/sending-agency/sending-agency.table.ts';
import { consentRow } from './rows/consent-rows.ts';
import {
  amendmentRow,
  consentRequestRow,
  consultationRow,
  contactPointRow,
  cooperationRequestRow,
  disputeRow,
  examFraudReportRow,
  examinationRow,
  inquiryRow,
  noticeRow,
  publishedStatisticRow,
  reportRow,
  travelDocumentRequestRow,
} from './rows/cooperation-rows.ts';
import {
  entityRow,
  fieldRow,
  nonconformityRow,
  orderRow,
  organizationRow,
  publicationInJapanRow,
  registerRow,
  suspensionRow,
} from './rows/japan-rows.ts';
import {
  agencyRow,
  applicationRow,
  certificationRow,
  criteriaRow,
  guidanceRow,
  investigationRow,
  publicationInKyrgyzstanRow,
  publishedOrganizationRow,
} from './rows/kyrgyz-rows.ts';

/** A list of a subgraph, who may ask for it, and how its rows are made and ordered. */
export interface ListCase {
  readonly field: string;
  readonly subgraph: Subgraph;
  readonly audience: AudienceId;
  readonly table: Table;
  readonly row: (n: number) => Readonly<Record<string, unknown>>;
  readonly orders: readonly string[];
}

export const everyList: readonly ListCase[] = [
  {
    field: 'supportOrganizations',
    subgraph: japan,
    audience: 'public',
    table: supportOrganization,
    row: organizationRow,
    orders: ['REGISTRATION_NUMBER', 'REGISTERED_ON', 'NAME'],
  },
  {
    field: 'receivingEntities',
    subgraph: japan,
    audience: 'public',
    table: receivingEntity,
    row: entityRow,
    orders: ['CORPORATE_NUMBER', 'NAME'],
  },
  {
    field: 'improvementOrders',
    subgraph: japan,
    audience: 'public',
    table: improvementOrder,
    row: orderRow,
    orders: ['ORDER_DATE', 'DEADLINE'],
  },
  {
    field: 'industryFields',
    subgraph: japan,
    audience: 'public',
    table: industryField,
    row: fieldRow,
    orders: ['CODE', 'EFFECTIVE_FROM'],
  },
  {
    field: 'fieldSuspensions',
    subgraph: japan,
    audience: 'public',
    table: fieldSuspension,
    row: suspensionRow,
    orders: ['IN_FORCE_FROM'],
  },
  {
    field: 'sendingAgencies',
    subgraph: kyrgyzstan,
    audience: 'public',
    table: sendingAgency,
    row: agencyRow,
    orders: ['NAME', 'REGION'],
  },
  {
    field: 'certifications',
    subgraph: kyrgyzstan,
    audience: 'public',
    table: certification,
    row: certificationRow,
    orders: ['NUMBER', 'VALID_FROM'],
  },
  {
    field: 'certificationCriteria',
    subgraph: kyrgyzstan,
    audience: 'public',
    table: certificationCriteria,
    row: criteriaRow,
    orders: ['EFFECTIVE_FROM'],
  },
  {
    field: 'certificationApplications',
    subgraph: kyrgyzstan,
    audience: 'kyrgyzstan_center',
    table: certificationApplication,
    row: applicationRow,
    orders: ['APPLIED_ON'],
  },
  {
    field: 'supportOrganizationRegisters',
    subgraph: japan,
    audience: 'public',
    table: supportOrganizationRegister,
    row: registerRow,
    orders: ['AS_OF'],
  },
  {
    field: 'nonconformityNotifications',
    subgraph: japan,
    audience: 'japan_mofa',
    table: nonconformityNotification,
    row: nonconformityRow,
    orders: ['NOTIFIED_AT'],
  },
  {
    field: 'publicationsInJapan',
    subgraph: japan,
    audience: 'public',
    table: publicationInJapan,
    row: publicationInJapanRow,
    orders: ['NAME', 'CERTIFICATION_NUMBER', 'PUBLISHED_AT'],
  },
  {
    field: 'publicationsInKyrgyzstan',
    subgraph: kyrgyzstan,
    audience: 'public',
    table: publicationInKyrgyzstan,
    row: publicationInKyrgyzstanRow,
    orders: ['PUBLISHED_AT'],
  },
  {
    field: 'investigations',
    subgraph: kyrgyzstan,
    audience: 'japan_mofa',
    table: investigation,
    row: investigationRow,
    orders: ['OPENED_ON'],
  },
  {
    field: 'guidance',
    subgraph: kyrgyzstan,
    audience: 'japan_mofa',
    table: guidance,
    row: guidanceRow,
    orders: ['GIVEN_ON'],
  },
  {
    field: 'supportOrganizationsInKyrgyzstan',
    subgraph: kyrgyzstan,
    audience: 'public',
    table: publishedSupportOrganization,
    row: publishedOrganizationRow,
    orders: ['REGISTRATION_NUMBER'],
  },
  {
    field: 'misconductReports',
    subgraph: cooperation,
    audience: 'japan_mofa',
    table: misconductReport,
    row: reportRow,
    orders: ['SENT_AT'],
  },
  {
    field: 'inquiries',
    subgraph: cooperation,
    audience: 'japan_mofa',
    table: inquiry,
    row: inquiryRow,
    orders: ['SENT_AT'],
  },
  {
    field: 'examinations',
    subgraph: cooperation,
    audience: 'public',
    table: examination,
    row: examinationRow,
    orders: ['HELD_ON'],
  },
  {
    field: 'cooperationRequests',
    subgraph: cooperation,
    audience: 'japan_mofa',
    table: cooperationRequest,
    row: cooperationRequestRow,
    orders: ['SENT_AT'],
  },
  {
    field: 'examFraudReports',
    subgraph: cooperation,
    audience: 'japan_mofa',
    table: examFraudReport,
    row: examFraudReportRow,
    orders: ['SENT_AT'],
  },
  {
    field: 'consultations',
    subgraph: cooperation,
    audience: 'japan_mofa',
    table: consultation,
    row: consultationRow,
    orders: ['PROPOSED_AT'],
  },
  {
    field: 'amendments',
    subgraph: cooperation,
    audience: 'public',
    table: amendment,
    row: amendmentRow,
    orders: ['PROPOSED_AT'],
  },
  {
    field: 'disputes',
    subgraph: cooperation,
    audience: 'japan_mofa',
    table: dispute,
    row: disputeRow,
    orders: ['RAISED_AT'],
  },
  {
    field: 'consentRequests',
    subgraph: cooperation,
    audience: 'japan_mofa',
    table: consentRequest,
    row: consentRequestRow,
    orders: ['SENT_AT'],
  },
  {
    field: 'travelDocumentRequests',
    subgraph: cooperation,
    audience: 'japan_mofa',
    table: travelDocumentRequest,
    row: travelDocumentRequestRow,
    orders: ['SENT_AT'],
  },
  {
    field: 'contactPoints',
    subgraph: cooperation,
    audience: 'public',
    table: contactPoint,
    row: contactPointRow,
    orders: ['EFFECTIVE_FROM'],
  },
  {
    field: 'publishedStatistics',
    subgraph: cooperation,
    audience: 'public',
    table: publishedStatistic,
    row: publishedStatisticRow,
    orders: ['PERIOD_FROM'],
  },
  {
    field: 'notices',
    subgraph: cooperation,
    audience: 'japan_mofa',
    table: notice,
    row: (n) => noticeRow(n, { acknowledgedAt: n % 2 === 0 ? null : '2026-02-01T00:00:00.000Z' }),
    orders: ['SENT_AT', 'UNACKNOWLEDGED', 'ARRIVAL'],
  },
  {
    field: 'consentsInJapan',
    subgraph: japan,
    audience: 'japan_mofa',
    table: consent,
    row: consentRow,
    orders: ['GIVEN_AT'],
  },
  {
    field: 'consentsInKyrgyzstan',
    subgraph: kyrgyzstan,
    audience: 'kyrgyzstan_center',
    table: consent,
    row: (n) => consentRow(n, { originator: 'KYRGYZSTAN', givenBy: 'KYRGYZSTAN_MINISTRY' }),
    orders: ['GIVEN_AT'],
  },
  {
    field: 'consents',
    subgraph: cooperation,
    audience: 'japan_mofa',
    table: consent,
    row: consentRow,
    orders: ['GIVEN_AT'],
  },
];
