import { addDays } from '../days.ts';
import { demonstrationId } from '../demonstration-id.ts';

/** The offices that section 2 of the Memorandum names; its officers here are invented. */
const offices = [
  {
    party: 'JAPAN',
    office:
      'Residency Management Division, Residency Management and Support Department, Immigration Services Agency',
    officeNative: '出入国在留管理庁在留管理支援部在留管理課',
    officers: [
      {
        name: '架空担当者1 (Example Officer 1)',
        email: 'officer-1@japan.example.org',
        telephone: '000-0000-9001',
      },
      { name: '架空担当者2 (Example Officer 2)', email: 'officer-2@japan.example.org', telephone: null },
    ],
  },
  {
    party: 'KYRGYZSTAN',
    office:
      'Center for Employment of Citizens Abroad under the Ministry of Labour, Social Security and Migration of the Kyrgyz Republic',
    officeNative: 'Жарандарды чет өлкөлөргө жумушка орноштуруу борбору',
    officers: [
      {
        name: 'Пример Сотрудник 3 (Example Officer 3)',
        email: 'officer-3@kyrgyzstan.example.org',
        telephone: '+996 000 900003',
      },
    ],
  },
] as const;

/** The Kyrgyz side named another officer once. */
const laterFrom = '2025-04-01';
const laterOfficer = {
  name: 'Пример Сотрудник 4 (Example Officer 4)',
  email: 'officer-4@kyrgyzstan.example.org',
  telephone: '+996 000 900004',
};

/** The contact points of both sides: in the version of the Memorandum's own text, and the Kyrgyz one in a later one too. */
export const contactPoints = [
  ...offices.map((office) => ({
    id: demonstrationId('contact-point', `${office.party}/1`),
    version: 1,
    effectiveFrom: '2023-07-06',
    effectiveTo: office.party === 'KYRGYZSTAN' ? addDays(laterFrom, -1) : null,
    ...office,
  })),
  {
    ...offices[1],
    id: demonstrationId('contact-point', 'KYRGYZSTAN/2'),
    version: 2,
    effectiveFrom: laterFrom,
    effectiveTo: null,
    officers: [laterOfficer],
  },
];

export type ContactPoint = (typeof contactPoints)[number];
