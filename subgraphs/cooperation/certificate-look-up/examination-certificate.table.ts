import type { Table } from '../../kit/storage/table.ts';

/**
 * The certificates of passed examinations (Memorandum, section 5) as digests of their numbers: enough to answer whether there
 * is one, and nothing of whom it is.
 */
export const examinationCertificate: Table = {
  type: 'ExaminationCertificate',
  name: 'examination_certificate',
  visible: { public: 'never' },
  columns: {
    id: { kind: 'uuid' },
    originator: { kind: 'text' },
    digest: { kind: 'text' },
    enteredAt: { kind: 'timestamptz(3)', default: 'now()' },
  },
  indexes: [{ name: 'examination_certificate_digest', unique: true, on: '("digest")' }],
  changes: [
    {
      by: ['enterCertificates'],
      inserts: ['id', 'originator', 'digest'],
      rule: { namesOwnParty: 'originator' },
    },
    { by: ['enterCertificates', 'lookUpCertificate'], reads: ['digest'], rule: 'always' },
  ],
};
