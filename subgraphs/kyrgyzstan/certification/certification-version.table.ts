import { versionTable } from '../../kit/correction/version-table.ts';
import { certification } from './certification.table.ts';

/** What of a certification can be corrected. How it stands is changed by acts of their own. */
export const correctableContent = ['number', 'validFrom', 'validUntil'] as const;

/** What a certification said before it was corrected, for whoever sees the certification. */
export const certificationVersion = versionTable(certification, {
  type: 'CertificationVersion',
  content: correctableContent,
  by: ['correctCertification'],
  decidedUnder: { destination: 'knownFrom' },
});
