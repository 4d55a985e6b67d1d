import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Kind, parse } from 'graphql';
import { addressedAgencies } from '../../schema/addressed-agencies.ts';
import { agenciesOf, parties } from '../../schema/audience.ts';

const read = (file: string) =>
  parse(readFileSync(join(import.meta.dirname, '../..', file), 'utf8')).definitions;
const subjects = read('subgraphs/cooperation/notice/notice.graphql').flatMap((node) =>
  node.kind === Kind.UNION_TYPE_DEFINITION && node.name.value === 'NoticeSubject'
    ? (node.types ?? []).map(({ name }) => name.value)
    : [],
);
const categories = read('schema/misconduct.graphql').flatMap((node) =>
  node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === 'MisconductCategory'
    ? (node.values ?? []).map(({ name }) => name.value)
    : [],
);

const everyone = 'ISA MOFA MHLW NPA';
const inJapan = (subjectType: string, category?: string): string =>
  addressedAgencies({ recipient: 'JAPAN', subjectType, category })
    .map((agency) => agency.replace('JAPAN_', ''))
    .join(' ');

describe('a notice', () => {
  it('is addressed to the agency of its side’s contact point first, and to agencies of that side alone', () => {
    for (const recipient of parties)
      for (const subjectType of [...subjects, 'SomethingNew']) {
        const [first, ...others] = addressedAgencies({ recipient, subjectType });
        expect(first).toBe(recipient === 'JAPAN' ? 'JAPAN_ISA' : 'KYRGYZSTAN_CENTER');
        expect(new Set(agenciesOf(recipient))).toEqual(new Set([...agenciesOf(recipient), first, ...others]));
        expect(new Set([first, ...others]).size).toBe(others.length + 1);
      }
  });

  it('to the Kyrgyz side is addressed to the Ministry, which alone signed there, whatever it is about', () => {
    for (const subjectType of subjects)
      expect(addressedAgencies({ recipient: 'KYRGYZSTAN', subjectType })).toEqual([
        'KYRGYZSTAN_CENTER',
        'KYRGYZSTAN_MINISTRY',
      ]);
  });

  it('to Japan is addressed by what it is about', () => {
    expect(Object.fromEntries(subjects.toSorted().map((subject) => [subject, inJapan(subject)]))).toEqual({
      ActionItem: everyone,
      Amendment: everyone,
      Certification: 'ISA MOFA MHLW',
      ConsentRequest: everyone,
      Consultation: everyone,
      ContactPoint: everyone,
      CooperationRequest: 'ISA MOFA MHLW',
      Dispute: everyone,
      ExamFraudReport: everyone,
      Examination: 'ISA MOFA MHLW',
      FieldSuspension: 'ISA',
      ImprovementOrder: 'ISA',
      Inquiry: 'ISA',
      InquiryAnswer: 'ISA',
      MisconductReport: everyone,
      NonconformityNotification: 'ISA MOFA MHLW',
      SendingAgency: 'ISA MOFA MHLW',
      SupportOrganizationRegister: 'ISA',
      TerminationNotice: everyone,
      TravelDocumentRequest: 'ISA MOFA',
    });
  });

  it('of misconduct is addressed by the kind of act, to the police where it is violence or forgery', () => {
    expect(categories.map((category) => [category, inJapan('MisconductReport', category)])).toEqual([
      ['MANAGING_PROPERTY', 'ISA MHLW'],
      ['PENALTY_CONTRACT', 'ISA MHLW'],
      ['HUMAN_RIGHTS', 'ISA MHLW NPA'],
      ['FALSE_DOCUMENTS', 'ISA MOFA NPA'],
      ['FEES_WITHOUT_BASIS', 'ISA MHLW'],
      ['OTHER', everyone],
    ]);
  });
});
