import { consentRow } from '../consent-row.ts';
import type { ExamFraudReport } from './exam-fraud-reports.ts';

/** An invented consent of the Kyrgyz side's to its Embassy: of what kind the frauds were in two of its own reports. */
export const consentsBetween = (frauds: readonly ExamFraudReport[]) => [
  consentRow('cooperation/1', {
    originator: 'KYRGYZSTAN',
    givenBy: 'KYRGYZSTAN_MINISTRY',
    givenAt: '2026-09-21T05:00:00.000Z',
    grantee: 'third_party_embassy',
    recordType: 'ExamFraudReport',
    records: frauds
      .filter(({ originator }) => originator === 'KYRGYZSTAN')
      .slice(0, 2)
      .map(({ id }) => id),
    coordinates: ['ExamFraudReport.kind', 'ExamFraudReport.examinationKind'],
    purpose: 'Example: advice to candidates in Japan (Пример)',
    document: 'EXAMPLE-CONSENT-KG-2026-2',
    validUntil: '2030-12-31T18:00:00.000Z',
  }),
];
