import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Kind, parse, type EnumTypeDefinitionNode } from 'graphql';
import type { ColumnKind } from '../../../subgraphs/kit/storage/table.ts';
import { isCalendarDate } from '../../../subgraphs/kit/facts/calendar-date.ts';
import { filledTables, objectsOf, rowsOf, tableNamesOf, type Row } from './demonstration-rows.ts';

const root = join(import.meta.dirname, '../../..');
const tables = Object.entries(filledTables).flatMap(([subgraph, of]) =>
  of.map((table) => ({ subgraph, table, name: table.name })),
);

/** The values of every enumeration of a subgraph's own SDL. */
const enumsOf = (subgraph: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    [
      'schema/consent.graphql',
      'schema/misconduct.graphql',
      ...globSync(`subgraphs/${subgraph}/**/*.graphql`, { cwd: root }),
    ]
      .flatMap((file) => parse(readFileSync(join(root, file), 'utf8')).definitions)
      .filter((node): node is EnumTypeDefinitionNode => node.kind === Kind.ENUM_TYPE_DEFINITION)
      .map((node) => [node.name.value, (node.values ?? []).map(({ name }) => name.value)]),
  );

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const fits: Readonly<Record<ColumnKind, (value: unknown) => boolean>> = {
  uuid: (value) => typeof value === 'string' && uuid.test(value),
  'uuid[]': (value) => Array.isArray(value) && value.every((each) => uuid.test(String(each))),
  text: (value) => typeof value === 'string' && value !== '',
  'text[]': (value) => Array.isArray(value) && value.every((each) => typeof each === 'string'),
  date: (value) => typeof value === 'string' && isCalendarDate(value),
  'timestamptz(3)': (value) => typeof value === 'string' && new Date(value).toISOString() === value,
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => Number.isInteger(value),
  jsonb: (value) => typeof value === 'object' && value !== null,
};

describe('the rows of the demonstration', () => {
  it.each(['japan', 'kyrgyzstan', 'cooperation'] as const)(
    'fill every table of %s, and no other',
    (subgraph) => {
      expect(tableNamesOf(subgraph)).toEqual(filledTables[subgraph].map(({ name }) => name));
    },
  );

  it.each(tables)(
    'of $name have every property but those that the database fills, each of its kind',
    ({ table }) => {
      const columns = Object.entries(table.columns).filter(([, { internal }]) => internal !== true);
      const wrong = rowsOf(table.name).flatMap((row) => {
        const given = columns.filter(
          ([property, column]) => column.default === undefined || Object.hasOwn(row, property),
        );
        const properties = given.map(([property]) => property).toSorted();
        return [
          ...(Object.keys(row).toSorted().join() === properties.join() ? [] : [Object.keys(row)]),
          ...given.flatMap(([property, { kind, nullable }]) => {
            const value = row[property];
            return (value === null ? nullable === true : fits[kind](value)) ? [] : [{ property, value }];
          }),
        ];
      });
      expect(wrong).toEqual([]);
    },
  );

  it.each(tables)('of $name have ids of their own', ({ name }) => {
    const ids = rowsOf(name).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([
    ['support_organization', ['registrationNumber']],
    ['receiving_entity', ['corporateNumber']],
    ['improvement_order', ['corporateNumber', 'orderDate', 'reason']],
    ['publication_in_japan', ['agencyId']],
    ['sending_agency', ['inn']],
    ['certification', ['number']],
    ['certification_event', ['certificationId', 'sequence']],
    ['certification_criteria', ['criteriaVersion']],
    ['certification_application', ['fileReference']],
    ['investigation', ['reportId', 'notificationId']],
    ['guidance', ['number']],
    ['publication_in_kyrgyzstan', ['orderId', 'registerId']],
    ['published_support_organization', ['registrationNumber']],
    ['support_organization_register', ['asOf']],
    ['support_organization_change', ['registerId', 'registrationNumber']],
    ['published_support_organization_change', ['registerId', 'registrationNumber']],
    ['amendment', ['number']],
    ['examination_certificate', ['digest']],
    ['inbox', ['subjectId', 'subjectVersion', 'kind']],
    ['notice', ['arrival']],
    ['contact_point', ['party', 'version']],
    ['misconduct_report', ['sentAt', 'id']],
    ['inquiry_answer', ['inquiryId']],
  ])('of %s are told apart by %j', (table, properties) => {
    const keys = rowsOf(table).map((row) => JSON.stringify(properties.map((property) => row[property])));
    expect(new Set(keys).size).toBe(keys.length);
  });

  const value =
    (property: string) =>
    (row: Row): readonly unknown[] => [row[property]];
  const inside =
    (list: string, property: string) =>
    (row: Row): readonly unknown[] =>
      objectsOf(row, list).map((each) => each[property]);
  const list =
    (property: string) =>
    (row: Row): readonly unknown[] =>
      row[property] as readonly unknown[];
  const outcome = ({ followUp }: Row): readonly unknown[] =>
    followUp === null ? [null] : [(followUp as Row)['outcome']];

  it('of misconduct_report_draft show every state that a draft can be in while the Memorandum is in force', () => {
    expect([...new Set(rowsOf('misconduct_report_draft').map(({ state }) => state))].toSorted()).toEqual(
      enumsOf('japan')
        .get('MisconductReportDraftState')
        ?.filter((state) => state !== 'RETURNED')
        .toSorted(),
    );
  });

  it('of notice show every kind that there is while no notice of termination is given', () => {
    expect([...new Set(rowsOf('notice').map(({ kind }) => kind))].toSorted()).toEqual(
      enumsOf('cooperation')
        .get('NoticeKind')
        ?.filter((kind) => kind !== 'TERMINATION_NOTICE_GIVEN')
        .toSorted(),
    );
  });

  it.each([
    ['japan', 'ListingStatus', 'support_organization', value('listingStatus')],
    ['japan', 'EntitySize', 'receiving_entity', value('size')],
    ['japan', 'ImprovementOrderOutcome', 'improvement_order', outcome],
    ['japan', 'PublicationStatus', 'publication_in_japan', value('status')],
    ['kyrgyzstan', 'NameScript', 'sending_agency', inside('names', 'script')],
    ['kyrgyzstan', 'CertificationState', 'certification', value('state')],
    ['kyrgyzstan', 'CertificationEventKind', 'certification_event', value('kind')],
    ['kyrgyzstan', 'CertificationApplicationState', 'certification_application', value('state')],
    ['kyrgyzstan', 'InvestigationState', 'investigation', value('state')],
    ['kyrgyzstan', 'InvestigationResult', 'investigation', value('result')],
    ['cooperation', 'Party', 'contact_point', value('party')],
    ['cooperation', 'Party', 'misconduct_report', value('originator')],
    ['cooperation', 'MisconductCategory', 'misconduct_report', value('category')],
    ['cooperation', 'MisconductSubjectKind', 'misconduct_report', value('subjectKind')],
    ['cooperation', 'MisconductReportState', 'misconduct_report', value('state')],
    ['cooperation', 'DeclineReason', 'inquiry_answer', value('declineReason')],
    ['cooperation', 'ExaminationKind', 'examination', value('kind')],
    ['cooperation', 'ExaminationState', 'examination', value('state')],
    ['cooperation', 'CooperationRequestState', 'cooperation_request', value('state')],
    ['cooperation', 'ExamFraudKind', 'exam_fraud_report', value('kind')],
    ['cooperation', 'ExamFraudReportState', 'exam_fraud_report', value('state')],
    ['cooperation', 'ConsultationState', 'consultation', value('state')],
    ['cooperation', 'ConsultationTopic', 'consultation', list('topics')],
    ['cooperation', 'ActionItemState', 'action_item', value('state')],
    ['cooperation', 'AmendmentState', 'amendment', value('state')],
    ['cooperation', 'DisputeState', 'dispute', value('state')],
    ['cooperation', 'TravelDocumentRequestState', 'travel_document_request', value('state')],
    ['cooperation', 'ConsentRequestState', 'consent_request', value('state')],
    ['cooperation', 'ThirdParty', 'consent_request', value('grantee')],
    ['cooperation', 'Party', 'notice', value('sender')],
    ['japan', 'NonconformitySuspicion', 'nonconformity_notification', value('suspicion')],
    ['japan', 'InvestigationResult', 'nonconformity_notification', value('result')],
    ['kyrgyzstan', 'GuidanceKind', 'guidance', value('kind')],
  ] as const)('of %s show every value of %s in %s, and no other', (subgraph, type, table, read) => {
    const found = new Set(rowsOf(table).flatMap(read));
    found.delete(null);
    expect([...found].toSorted()).toEqual(enumsOf(subgraph).get(type)?.toSorted());
  });
});
