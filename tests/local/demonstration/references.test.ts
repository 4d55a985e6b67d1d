import { describe, expect, it } from '@jest/globals';
import type { QueryRunner } from 'typeorm';
import { industryFields } from '../../../subgraphs/kit/facts/industry-field.ts';
import { IndustryFields1764000000001 } from '../../../subgraphs/japan/migrations/1764000000001-industry-fields.ts';
import { objectsOf, rowsOf, textOf, type Row } from './demonstration-rows.ts';

const idsOf = (table: string): ReadonlySet<unknown> => new Set(rowsOf(table).map(({ id }) => id));

const dangling = (table: string, property: string, known: ReadonlySet<unknown>, rows = rowsOf(table)) =>
  rows.filter((row) => !known.has(row[property]));

const certified = rowsOf('sending_agency').filter(({ sendsToJapan }) => sendsToJapan === true);

/** The ids and codes that Japan's own migration gives the industrial fields. */
const migratedFields = async (): Promise<ReadonlyMap<string, string>> => {
  const fields = new Map<string, string>();
  const runner = {
    query: (_sql: string, [id, code]: readonly [string, string]) => {
      fields.set(code, id);
      return Promise.resolve();
    },
  };
  await new IndustryFields1764000000001().up(runner as unknown as QueryRunner);
  return fields;
};

describe('what the demonstration refers to', () => {
  it.each([
    ['improvement_order', 'receivingEntityId', 'receiving_entity'],
    ['publication_in_japan', 'agencyId', 'sending_agency'],
    ['certification', 'agencyId', 'sending_agency'],
    ['certification_event', 'certificationId', 'certification'],
    ['certification_application', 'agencyId', 'sending_agency'],
    ['misconduct_report_version', 'recordId', 'misconduct_report'],
    ['exam_fraud_report_version', 'recordId', 'exam_fraud_report'],
    ['improvement_order_version', 'recordId', 'improvement_order'],
    ['nonconformity_notification_version', 'recordId', 'nonconformity_notification'],
    ['certification_version', 'recordId', 'certification'],
    ['notice_receipt', 'id', 'notice'],
    ['nonconformity_notification', 'agencyId', 'publication_in_japan', 'agencyId'],
    ['published_support_organization', 'id', 'support_organization'],
    ['published_support_organization', 'registerId', 'support_organization_register'],
    ['support_organization_change', 'registerId', 'support_organization_register'],
    ['support_organization_change', 'organizationId', 'support_organization'],
    ['published_support_organization_change', 'registerId', 'support_organization_register'],
    ['action_item', 'consultationId', 'consultation'],
    ['inquiry_answer', 'inquiryId', 'inquiry'],
    ['inquiry_version', 'recordId', 'inquiry'],
    ['field_suspension_version', 'recordId', 'field_suspension'],
    ['inquiry_answer_version', 'recordId', 'inquiry_answer'],
    ['inbox', 'id', 'notice'],
  ])('is there: %s by %s in %s', (table, property, target, known = 'id') => {
    expect(dangling(table, property, new Set(rowsOf(target).map((row) => row[known])))).toEqual([]);
  });

  it.each([
    ['investigation', 'reportId', 'misconduct_report'],
    ['investigation', 'notificationId', 'nonconformity_notification'],
    ['publication_in_kyrgyzstan', 'orderId', 'improvement_order'],
    ['publication_in_kyrgyzstan', 'registerId', 'support_organization_register'],
    ['guidance', 'investigationId', 'investigation'],
    ['exam_fraud_report', 'examinationId', 'examination'],
    ['examination_version', 'recordId', 'examination'],
    ['consent_request', 'consentId', 'consent'],
  ])('is there where it is named: %s by %s in %s', (table, property, target) => {
    const rows = rowsOf(table).filter((row) => row[property] !== null);
    expect(rows.length).toBeGreaterThan(0);
    expect(dangling(table, property, idsOf(target), rows)).toEqual([]);
  });

  it('is one of two things where either can be meant', () => {
    for (const row of rowsOf('investigation'))
      expect(row['reportId'] === null).toBe(row['notificationId'] !== null);
    for (const row of rowsOf('publication_in_kyrgyzstan'))
      expect(row['orderId'] === null).toBe(row['registerId'] !== null);
  });

  it('holds for the subjects of notices, each in the table of its type', () => {
    const tables: Readonly<Record<string, string>> = {
      Certification: 'certification',
      SendingAgency: 'sending_agency',
      ImprovementOrder: 'improvement_order',
      MisconductReport: 'misconduct_report',
      ExamFraudReport: 'exam_fraud_report',
      CooperationRequest: 'cooperation_request',
      Examination: 'examination',
      Inquiry: 'inquiry',
      InquiryAnswer: 'inquiry_answer',
      FieldSuspension: 'field_suspension',
      Consultation: 'consultation',
      ActionItem: 'action_item',
      Amendment: 'amendment',
      Dispute: 'dispute',
      ContactPoint: 'contact_point',
      NonconformityNotification: 'nonconformity_notification',
      TravelDocumentRequest: 'travel_document_request',
      SupportOrganizationRegister: 'support_organization_register',
      ConsentRequest: 'consent_request',
    };
    const known = new Map(Object.entries(tables).map(([type, table]) => [type, idsOf(table)]));
    expect(
      rowsOf('notice').filter((row) => known.get(textOf(row, 'subjectType'))?.has(row['subjectId']) !== true),
    ).toEqual([]);
  });

  it('holds for the subjects of misconduct reports in either country', () => {
    const subjects = {
      SENDING_AGENCY: new Set(certified.map(({ id }) => id)),
      RECEIVING_ENTITY: idsOf('receiving_entity'),
      SUPPORT_ORGANIZATION: idsOf('support_organization'),
      UNREGISTERED: new Set([null]),
    };
    for (const [kind, known] of Object.entries(subjects)) {
      const rows = rowsOf('misconduct_report').filter(({ subjectKind }) => subjectKind === kind);
      expect(dangling('misconduct_report', 'subjectId', known, rows)).toEqual([]);
    }
  });

  it('holds for the records of consents, and of requests for them', () => {
    const known = {
      ReceivingEntity: idsOf('receiving_entity'),
      ImprovementOrder: idsOf('improvement_order'),
      SendingAgency: idsOf('sending_agency'),
      ExamFraudReport: idsOf('exam_fraud_report'),
    };
    for (const { recordType, records } of [...rowsOf('consent'), ...rowsOf('consent_request')]) {
      const ids = records as readonly string[];
      expect(ids.length).toBeGreaterThan(0);
      for (const id of ids) expect(known[recordType as keyof typeof known].has(id)).toBe(true);
    }
  });

  it('repeats what it refers to as it is there', () => {
    const entities = new Map(rowsOf('receiving_entity').map((row) => [row['id'], row['corporateNumber']]));
    const permits = new Map(rowsOf('certification').map((row) => [row['id'], row]));
    const agencies = new Map(rowsOf('sending_agency').map((row) => [row['id'], row]));
    for (const order of rowsOf('improvement_order')) {
      expect(order['corporateNumber']).toBe(entities.get(order['receivingEntityId']));
    }
    for (const event of rowsOf('certification_event')) {
      expect(event['destination']).toBe(permits.get(event['certificationId'])?.['destination']);
    }
    const byNumber = new Map([...permits.values()].map((row) => [row['number'], row]));
    for (const shown of rowsOf('publication_in_japan')) {
      const permit = byNumber.get(shown['certificationNumber']);
      expect(permit).toMatchObject({ agencyId: shown['agencyId'], destination: 'JP' });
      expect(shown['status']).toBe(permit?.['state'] === 'IN_FORCE' ? 'CERTIFIED' : permit?.['state']);
      const agency = agencies.get(shown['agencyId']);
      for (const property of ['name', 'names', 'region', 'contacts', 'closedOn', 'synthetic'])
        expect(shown[property]).toEqual(agency?.[property]);
      for (const property of ['criteriaVersion', 'decision', 'validFrom', 'validUntil'])
        expect(shown[property]).toEqual(permit?.[property]);
      expect(objectsOf(shown, 'events').map(({ kind, date }) => [kind, date])).toEqual(
        rowsOf('certification_event')
          .filter(({ certificationId }) => certificationId === permit?.['id'])
          .map(({ kind, date }) => [kind, date]),
      );
    }
  });

  it('uses the industrial fields that Japan has, under the ids that its migration gives them', async () => {
    const fields = await migratedFields();
    const codes = new Set(industryFields.map(({ code }) => code));
    const used = rowsOf('receiving_entity').flatMap((row) => row['industryFieldCodes'] as readonly string[]);
    expect(new Set(used)).toEqual(codes);
    for (const stop of rowsOf('field_suspension')) {
      expect(stop['industryFieldId']).toBe(fields.get(textOf(stop, 'industryFieldCode')));
    }
  });

  it('says that an agency sends to Japan where it has a certification for Japan', () => {
    const holders = rowsOf('certification')
      .filter(({ destination }) => destination === 'JP')
      .map((row) => row['agencyId']);
    expect(new Set(certified.map(({ id }) => id))).toEqual(new Set(holders));
  });

  it('gives the newest report a certification, an investigation and a publication in Japan', () => {
    const newest = rowsOf('misconduct_report').reduce((one, other) =>
      textOf(other, 'sentAt') > textOf(one, 'sentAt') ? other : one,
    );
    const having = (table: string, property: string, id: unknown): Row | undefined =>
      rowsOf(table).findLast((row) => row[property] === id);
    const subject = newest['subjectId'];
    expect(newest).toMatchObject({ subjectKind: 'SENDING_AGENCY', urgent: true });
    expect(newest['policeReference']).not.toBeNull();
    expect(having('certification', 'agencyId', subject)).toMatchObject({
      destination: 'JP',
      state: 'IN_FORCE',
    });
    expect(having('investigation', 'reportId', newest['id'])).toMatchObject({ state: 'INVESTIGATING' });
    expect(having('publication_in_japan', 'agencyId', subject)).toMatchObject({ status: 'CERTIFIED' });
  });
});
