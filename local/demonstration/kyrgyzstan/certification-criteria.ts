import { createHash } from 'node:crypto';
import { demonstrationId } from '../demonstration-id.ts';

const criteria = (criteriaVersion: string, effectiveFrom: string, documentReference: string) => ({
  id: demonstrationId('certification-criteria', criteriaVersion),
  criteriaVersion,
  title: 'Пример: жеке агенттиктерди аккредитациялоо критерийлери',
  effectiveFrom,
  documentReference,
  documentDigest: createHash('sha256').update(documentReference).digest('hex'),
  synthetic: true,
});

/** Invented criteria of certification, in the versions that the invented certifications state. */
export const certificationCriteria = [
  criteria('primer-2023', '2023-07-06', 'Пример: приказ 1/2023'),
  criteria('primer-2025', '2025-07-01', 'Пример: приказ 2/2025'),
] as const;
