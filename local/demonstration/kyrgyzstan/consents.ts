import { consentRow } from '../consent-row.ts';
import type { Agency } from './agencies.ts';

/** An invented consent of the Kyrgyz side's to its Embassy: the taxpayer numbers of three agencies certified for Japan. */
export const consentsInKyrgyzstan = (agencies: readonly Agency[]) => [
  consentRow('kyrgyzstan/1', {
    originator: 'KYRGYZSTAN',
    givenBy: 'KYRGYZSTAN_MINISTRY',
    givenAt: '2026-10-12T04:00:00.000Z',
    grantee: 'third_party_embassy',
    recordType: 'SendingAgency',
    records: agencies
      .filter(({ row }) => row.sendsToJapan)
      .slice(0, 3)
      .map(({ row }) => row.id),
    coordinates: ['SendingAgency.inn'],
    purpose: 'Example: contracts shown at the Embassy (Пример)',
    document: 'EXAMPLE-CONSENT-KG-2026-1',
    validUntil: '2030-12-31T18:00:00.000Z',
  }),
];
