import { demonstration } from '../../../local/demonstration/demonstration.ts';
import type { Table } from '../../../subgraphs/kit/storage/table.ts';
import { consent } from '../../../subgraphs/kit/consent/consent.table.ts';
import { inbox } from '../../../subgraphs/kit/relay/inbox.table.ts';
import { misconductReportDraft } from '../../../subgraphs/kit/misconduct/misconduct-report-draft.table.ts';
import { nonconformityVersion } from '../../../subgraphs/japan/nonconformity/nonconformity-version.table.ts';
import { receiptsInJapan } from '../../../subgraphs/japan/receipts-in-japan.table.ts';
import { receiptsInKyrgyzstan } from '../../../subgraphs/kyrgyzstan/receipts-in-kyrgyzstan.table.ts';
import { nonconformityNotification } from '../../../subgraphs/japan/nonconformity/nonconformity.table.ts';
import { supportOrganizationChange } from '../../../subgraphs/japan/support-organization-register/support-organization-change.table.ts';
import { supportOrganizationRegister } from '../../../subgraphs/japan/support-organization-register/support-organization-register.table.ts';
import { guidance } from '../../../subgraphs/kyrgyzstan/guidance/guidance.table.ts';
import { publishedSupportOrganizationChange } from '../../../subgraphs/kyrgyzstan/published-support-organization/published-support-organization-change.table.ts';
import { publishedSupportOrganization } from '../../../subgraphs/kyrgyzstan/published-support-organization/published-support-organization.table.ts';
import { fieldSuspensionVersion } from '../../../subgraphs/japan/field-suspension/field-suspension-version.table.ts';
import { fieldSuspension } from '../../../subgraphs/japan/field-suspension/field-suspension.table.ts';
import { improvementOrderVersion } from '../../../subgraphs/japan/improvement-order/improvement-order-version.table.ts';
import { improvementOrder } from '../../../subgraphs/japan/improvement-order/improvement-order.table.ts';
import { publicationInJapan } from '../../../subgraphs/japan/publication/publication-in-japan.table.ts';
import { receivingEntity } from '../../../subgraphs/japan/receiving-entity/receiving-entity.table.ts';
import { supportOrganization } from '../../../subgraphs/japan/support-organization/support-organization.table.ts';
import {
  certification,
  certificationEvent,
} from '../../../subgraphs/kyrgyzstan/certification/certification.table.ts';
import { certificationVersion } from '../../../subgraphs/kyrgyzstan/certification/certification-version.table.ts';
import { certificationApplication } from '../../../subgraphs/kyrgyzstan/certification-application/certification-application.table.ts';
import { certificationCriteria } from '../../../subgraphs/kyrgyzstan/certification-criteria/certification-criteria.table.ts';
import { investigation } from '../../../subgraphs/kyrgyzstan/investigation/investigation.table.ts';
import { publicationInKyrgyzstan } from '../../../subgraphs/kyrgyzstan/publication/publication-in-kyrgyzstan.table.ts';
import { sendingAgency } from '../../../subgraphs/kyrgyzstan/sending-agency/sending-agency.table.ts';
import { contactPoint } from '../../../subgraphs/cooperation/contact-point/contact-point.table.ts';
import { actionItem } from '../../../subgraphs/cooperation/consultation/action-item.table.ts';
import { amendment } from '../../../subgraphs/cooperation/amendment/amendment.table.ts';
import { consentRequest } from '../../../subgraphs/cooperation/consent-request/consent-request.table.ts';
import { consultation } from '../../../subgraphs/cooperation/consultation/consultation.table.ts';
import { dispute } from '../../../subgraphs/cooperation/dispute/dispute.table.ts';
import { examinationCertificate } from '../../../subgraphs/cooperation/certificate-look-up/examination-certificate.table.ts';
import { notice } from '../../../subgraphs/cooperation/notice/notice.table.ts';
import { travelDocumentRequest } from '../../../subgraphs/cooperation/travel-document-request/travel-document-request.table.ts';
import { memorandum } from '../../../subgraphs/cooperation/memorandum/memorandum.table.ts';
import { cooperationRequest } from '../../../subgraphs/cooperation/cooperation-request/cooperation-request.table.ts';
import { examFraudReportVersion } from '../../../subgraphs/cooperation/exam-fraud-report/exam-fraud-report-version.table.ts';
import { examFraudReport } from '../../../subgraphs/cooperation/exam-fraud-report/exam-fraud-report.table.ts';
import { examinationVersion } from '../../../subgraphs/cooperation/examination/examination-version.table.ts';
import { examination } from '../../../subgraphs/cooperation/examination/examination.table.ts';
import { inquiryAnswerVersion } from '../../../subgraphs/cooperation/inquiry/inquiry-answer-version.table.ts';
import { inquiryVersion } from '../../../subgraphs/cooperation/inquiry/inquiry-version.table.ts';
import { inquiryAnswer } from '../../../subgraphs/cooperation/inquiry/inquiry-answer.table.ts';
import { inquiry } from '../../../subgraphs/cooperation/inquiry/inquiry.table.ts';
import { misconductReportVersion } from '../../../subgraphs/cooperation/misconduct-report/misconduct-report-version.table.ts';
import { misconductReport } from '../../../subgraphs/cooperation/misconduct-report/misconduct-report.table.ts';

/** The tables that the demonstration fills, by the subgraph whose file holds their rows. */
export const filledTables: Readonly<Record<keyof ReturnType<typeof demonstration>, readonly Table[]>> = {
  japan: [
    supportOrganization,
    supportOrganizationRegister,
    supportOrganizationChange,
    receivingEntity,
    improvementOrder,
    improvementOrderVersion,
    fieldSuspension,
    fieldSuspensionVersion,
    publicationInJapan,
    nonconformityNotification,
    nonconformityVersion,
    misconductReportDraft,
    consent,
    receiptsInJapan,
  ],
  kyrgyzstan: [
    sendingAgency,
    certification,
    certificationVersion,
    certificationEvent,
    certificationCriteria,
    certificationApplication,
    investigation,
    guidance,
    publicationInKyrgyzstan,
    publishedSupportOrganization,
    publishedSupportOrganizationChange,
    misconductReportDraft,
    consent,
    receiptsInKyrgyzstan,
    inbox,
  ],
  cooperation: [
    memorandum,
    contactPoint,
    misconductReport,
    misconductReportVersion,
    inquiry,
    inquiryAnswer,
    inquiryVersion,
    inquiryAnswerVersion,
    examination,
    examinationVersion,
    cooperationRequest,
    examFraudReport,
    examFraudReportVersion,
    consultation,
    actionItem,
    amendment,
    dispute,
    travelDocumentRequest,
    consentRequest,
    examinationCertificate,
    notice,
    consent,
  ],
};

export type Row = Readonly<Record<string, unknown>>;

const all = demonstration();
const records = [...all.japan, ...all.kyrgyzstan, ...all.cooperation];

/** The rows of a table as a reader of the file gets them. */
export const rowsOf = (table: string): readonly Row[] =>
  records.filter((record) => record.table === table).map(({ row }) => JSON.parse(JSON.stringify(row)) as Row);

export const tableNamesOf = (subgraph: keyof typeof all): readonly string[] => [
  ...new Set(all[subgraph].map(({ table }) => table)),
];

/** A property of a row that must be a text. */
export const textOf = (row: Row, property: string): string => {
  const value = row[property];
  if (typeof value === 'string') return value;
  throw new Error(`${property} is no text but ${JSON.stringify(value)}`);
};

/** A property of a row that must be a list of objects. */
export const objectsOf = (row: Row, property: string): readonly Row[] => {
  const value = row[property];
  if (Array.isArray(value)) return value as readonly Row[];
  throw new Error(`${property} is no list but ${JSON.stringify(value)}`);
};

/** Every text anywhere within a value. */
export const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};
