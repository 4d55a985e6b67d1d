import { describe, expect, it } from '@jest/globals';
import { objectsOf, rowsOf, textsIn, textOf, type Row } from './demonstration-rows.ts';

const example = /架空|Пример|Primer|Example|пример/u;
const japanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

const namesOf = (table: string, property: string): readonly string[] =>
  rowsOf(table).flatMap((row) => (row[property] === null ? [] : [textOf(row, property)]));

const within = (table: string, list: string, property: string): readonly string[] =>
  rowsOf(table).flatMap((row) =>
    row[list] === null
      ? []
      : objectsOf(row, list).flatMap((each: Row) =>
          each[property] === null ? [] : [textOf(each, property)],
        ),
  );

describe('the demonstration', () => {
  it.each([
    'support_organization',
    'receiving_entity',
    'improvement_order',
    'field_suspension',
    'consent',
    'sending_agency',
    'certification',
    'publication_in_japan',
    'misconduct_report',
    'inquiry',
    'inquiry_answer',
    'examination',
    'cooperation_request',
    'exam_fraud_report',
    'nonconformity_notification',
    'guidance',
    'consultation',
    'action_item',
    'amendment',
    'dispute',
    'travel_document_request',
    'consent_request',
  ])('marks every row of %s as synthetic', (table) => {
    expect(rowsOf(table).filter(({ synthetic }) => synthetic !== true)).toEqual([]);
  });

  it.each([
    ['Japanese names of support organizations', namesOf('support_organization', 'name'), /^架空/],
    ['representatives', namesOf('support_organization', 'representative'), /^架空/],
    ['offices', within('support_organization', 'offices', 'name'), /^架空/],
    ['addresses in Japan', within('support_organization', 'offices', 'address'), /架空市/],
    ['Japanese names of receiving entities', namesOf('receiving_entity', 'name'), /^架空/],
    ['English names of receiving entities', namesOf('receiving_entity', 'nameEnglish'), /^Primer /],
    ['numbers of orders', namesOf('improvement_order', 'orderNumber'), /^SYN-/],
    ['notes on outcomes', namesOf('improvement_order', 'followUpNote'), /^（架空の例）/],
    ['reasons of orders', namesOf('improvement_order', 'reason'), /^（架空の例）/],
    ['purposes of consents', namesOf('consent', 'purpose'), /^Example: .*(架空の例|Пример)/],
    ['documents of consents', namesOf('consent', 'documentReference'), /^EXAMPLE-/],
    ['names of agencies', namesOf('sending_agency', 'name'), /Пример/],
    ['founders', within('sending_agency', 'founders', 'name'), /Пример/],
    ['names that Japan publishes', namesOf('publication_in_japan', 'name'), /Primer|Пример/],
    ['numbers of certifications', namesOf('certification', 'number'), /^PRIMER-/],
    ['grounds of events', namesOf('certification_event', 'ground'), /^Пример/],
    ['summaries of investigations', namesOf('investigation', 'summary'), /^Пример/],
    ['notes of investigations', namesOf('investigation', 'internalNotes'), /ример/],
    ['Kyrgyz publications', namesOf('publication_in_kyrgyzstan', 'textKyrgyz'), /^Мисал \(пример\)/],
    ['Russian publications', namesOf('publication_in_kyrgyzstan', 'textRussian'), /^Пример/],
    ['officers', within('contact_point', 'officers', 'name'), /\(Example Officer \d\)/],
    ['subjects of reports', namesOf('misconduct_report', 'subjectName'), /架空|Пример|Primer/],
    ['summaries of reports', namesOf('misconduct_report', 'summary'), example],
    ['what was done about reports', namesOf('misconduct_report', 'conclusion'), /^（架空の例）|^Пример/],
    ['what was done about frauds', namesOf('exam_fraud_report', 'conclusion'), /^（架空の例）|^Пример/],
    ['grounds of changed reports', namesOf('misconduct_report_version', 'ground'), example],
    ['grounds of changed frauds', namesOf('exam_fraud_report_version', 'ground'), example],
    ['earlier certificates', namesOf('exam_fraud_report_version', 'certificateNumber'), /^EXAMPLE-/],
    ['earlier frauds', namesOf('exam_fraud_report_version', 'summary'), /^（架空の例）|^Пример/],
    ['grounds of changed orders', namesOf('improvement_order_version', 'ground'), /^（架空の例）/],
    ['earlier reasons of orders', namesOf('improvement_order_version', 'reason'), /^（架空の例）/],
    ['changed notifications', namesOf('nonconformity_notification_version', 'ground'), /^（架空の例）/],
    ['earlier notifications', namesOf('nonconformity_notification_version', 'summary'), /^（架空の例）/],
    ['grounds of corrected certifications', namesOf('certification_version', 'ground'), /^Пример/],
    ['earlier numbers of certifications', namesOf('certification_version', 'number'), /^PRIMER-/],
    ['questions', namesOf('inquiry', 'question'), /^（架空の例）|^Пример|^Example/],
    ['grounds of changed stops', namesOf('field_suspension_version', 'ground'), /^（架空の例）/],
    ['grounds of changed inquiries', namesOf('inquiry_version', 'ground'), /^（架空の例）|^Пример/],
    ['earlier questions', namesOf('inquiry_version', 'question'), /^（架空の例）|^Пример|^Example/],
    ['grounds of corrected answers', namesOf('inquiry_answer_version', 'ground'), /^Пример/],
    ['earlier answers', namesOf('inquiry_answer_version', 'text'), /^Пример/],
    ['bodies that hold examinations', namesOf('examination', 'organizer'), /^架空/],
    ['places of examinations', namesOf('examination', 'place'), /^架空|^Пример/],
    ['requests for cooperation', namesOf('cooperation_request', 'wanted'), /^（架空の例）/],
    ['frauds', namesOf('exam_fraud_report', 'summary'), /^（架空の例）|^Пример/],
    ['certificates', namesOf('exam_fraud_report', 'certificateNumber'), /^EXAMPLE-/],
    ['answers', namesOf('inquiry_answer', 'text'), /^（架空の例）|^Пример/],
    ['notifications', namesOf('nonconformity_notification', 'summary'), /^（架空の例）/],
    ['evidence', namesOf('nonconformity_notification', 'evidenceReference'), /^EXAMPLE-/],
    ['results that Japan received', namesOf('nonconformity_notification', 'resultSummary'), /^Пример/],
    ['numbers of guidance', namesOf('guidance', 'number'), /^Пример/],
    ['guidance', namesOf('guidance', 'text'), /^Пример/],
    ['summaries of guidance', namesOf('guidance', 'summary'), /^Пример/],
    ['closings of agencies', namesOf('sending_agency', 'closingGround'), /^Пример/],
    ['agendas', namesOf('consultation', 'agenda'), /^（架空の例）|^Пример/],
    ['minutes', namesOf('consultation', 'minutes'), /^（架空の例）|^Пример/],
    ['what was agreed', namesOf('action_item', 'wanted'), /^（架空の例）|^Пример/],
    ['titles of amendments', namesOf('amendment', 'title'), /^Example/],
    ['amendments', namesOf('amendment', 'text'), /An invented text: it amends nothing\.$/],
    ['differences', namesOf('dispute', 'question'), /^（架空の例）|^Пример/],
    ['settlements', namesOf('dispute', 'settlement'), /^（架空の例）|^Пример/],
    ['persons', namesOf('travel_document_request', 'fullName'), /^PRIMER PERSON \d+ \(架空\)$/],
    ['passports', namesOf('travel_document_request', 'passportNumber'), /^EXAMPLE\d{4}$/],
    [
      'purposes of requests for consent',
      namesOf('consent_request', 'purpose'),
      /^Example: .*(架空の例|Пример)/,
    ],
    ['drafts', namesOf('misconduct_report_draft', 'summary'), example],
    ['victims', namesOf('misconduct_report_draft', 'victims'), example],
    ['places of evidence', namesOf('misconduct_report_draft', 'evidenceReference'), /^EXAMPLE-/],
    ['references of the police', namesOf('misconduct_report', 'policeReference'), /^NPA-EXAMPLE-/],
  ])('says so in %s', (_what, names, pattern) => {
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !pattern.test(name))).toEqual([]);
  });

  it('says so in the names of agencies in each script', () => {
    const words = { CYRILLIC: /Пример/, LATIN: /Primer/, JAPANESE: /^架空/ } as const;
    const names = rowsOf('sending_agency').flatMap((row) => objectsOf(row, 'names'));
    const script = (name: Row) => textOf(name, 'script') as keyof typeof words;
    expect(names.filter((name) => !words[script(name)].test(textOf(name, 'value')))).toEqual([]);
  });

  it('writes reports of Japan in Japanese, and those of the Kyrgyz side in Russian or English', () => {
    const reports = rowsOf('misconduct_report');
    const other = reports.filter(
      (row) => japanese.test(textOf(row, 'summary')) !== (row['originator'] === 'JAPAN'),
    );
    expect(other).toEqual([]);
  });

  it('has addresses, sites and telephone numbers that nobody can have', () => {
    const tables = ['support_organization', 'receiving_entity', 'sending_agency', 'contact_point'];
    const texts = tables.flatMap((table) => rowsOf(table).flatMap(textsIn));
    const sites = texts.filter((text) => /@|:\/\//.test(text));
    const telephones = [
      ...tables.slice(0, 2).flatMap((table) => namesOf(table, 'telephone')),
      ...within('contact_point', 'officers', 'telephone'),
      ...rowsOf('sending_agency').flatMap(({ contacts }) =>
        contacts === null ? [] : [textOf(contacts as Row, 'telephone')],
      ),
    ];
    expect(sites.filter((text) => !text.endsWith('.example.org'))).toEqual([]);
    expect(telephones.filter((text) => !/^(000-0000-\d{4}|\+996 000 \d{6})$/.test(text))).toEqual([]);
  });
});
