import { contactPoints } from './cooperation/contact-points.ts';
import { cooperationRequests, examFraudReports, examinations } from './cooperation/examinations.ts';
import { inquiries } from './cooperation/inquiries.ts';
import { memorandum } from './cooperation/memorandum.ts';
import { misconductReports } from './cooperation/misconduct-reports.ts';
import { withdrawnVersions, withOneWithdrawn } from './cooperation/withdrawn-report.ts';
import { consents } from './japan/consents.ts';
import { fieldSuspensions } from './japan/field-suspensions.ts';
import { improvementOrders } from './japan/improvement-orders.ts';
import { publicationsInJapan } from './japan/publications-in-japan.ts';
import { receivingEntities } from './japan/receiving-entities.ts';
import { supportOrganizations } from './japan/support-organizations.ts';
import { agencies as sendingAgencies } from './kyrgyzstan/agencies.ts';
import { certifications as allCertifications } from './kyrgyzstan/certifications.ts';
import { certificationApplications } from './kyrgyzstan/certification-applications.ts';
import { certificationCriteria } from './kyrgyzstan/certification-criteria.ts';
import { investigations } from './kyrgyzstan/investigations.ts';
import { publicationsInKyrgyzstan } from './kyrgyzstan/publications-in-kyrgyzstan.ts';
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
  const orders = improvementOrders(entities);
  const agencies = sendingAgencies();
  const certifications = allCertifications(agencies);
  const published = publicationsInJapan(agencies, certifications);
  const reports = withOneWithdrawn(
    misconductReports({ agencies, entities, organizations }, newestSubject(agencies, published)),
  );
  const asked = inquiries();
  const held = examinations();
  return {
    japan: [
      ...recordsOf('support_organization', organizations),
      ...recordsOf('receiving_entity', entities),
      ...recordsOf('improvement_order', orders),
      ...recordsOf('field_suspension', fieldSuspensions()),
      ...recordsOf('publication_in_japan', published),
      ...recordsOf('consent', consents(entities, orders)),
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
      ...recordsOf(
        'certification_event',
        certifications.flatMap(({ events }) => events),
      ),
      ...recordsOf('certification_criteria', certificationCriteria),
      ...recordsOf('certification_application', certificationApplications(agencies, certifications)),
      ...recordsOf('investigation', investigations(reports)),
      ...recordsOf('publication_in_kyrgyzstan', publicationsInKyrgyzstan(orders, entities)),
    ],
    cooperation: [
      ...recordsOf('memorandum', [memorandum]),
      ...recordsOf('contact_point', contactPoints),
      ...recordsOf(
        'misconduct_report',
        reports.map(({ row }) => row),
      ),
      ...recordsOf('misconduct_report_version', withdrawnVersions(reports)),
      ...recordsOf(
        'inquiry',
        asked.map(({ row }) => row),
      ),
      ...recordsOf(
        'inquiry_answer',
        asked.flatMap(({ answer }) => answer ?? []),
      ),
      ...recordsOf('examination', held),
      ...recordsOf('cooperation_request', cooperationRequests(held)),
      ...recordsOf('exam_fraud_report', examFraudReports(held)),
    ],
  };
};
