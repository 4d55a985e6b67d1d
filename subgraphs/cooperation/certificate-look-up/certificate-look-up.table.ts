import type { Table } from '../../kit/storage/table.ts';

/** Every look-up of a certificate: who asked, for which digest, and what was answered. Nobody changes or removes a row. */
export const certificateLookUp: Table = {
  type: 'CertificateLookUp',
  name: 'certificate_look_up',
  visible: { public: 'never' },
  columns: {
    id: { kind: 'uuid' },
    agency: { kind: 'text' },
    digest: { kind: 'text' },
    hit: { kind: 'boolean' },
    at: { kind: 'timestamptz(3)', default: 'now()' },
  },
  indexes: [{ name: 'certificate_look_up_agency', on: '("agency", "at")' }],
  changes: [
    {
      by: ['lookUpCertificate'],
      inserts: ['id', 'agency', 'digest', 'hit'],
      reads: ['agency', 'at'],
      rule: { namesCaller: 'agency' },
    },
  ],
};
