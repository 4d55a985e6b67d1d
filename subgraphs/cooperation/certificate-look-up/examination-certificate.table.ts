import type { Table } from '../../kit/storage/table.ts';

/**
 * The certificates of passed examinations (Memorandum, section 5) as digests of their numbers: enough to answer whether there
 * is one, and nothing of whom it is. One that was annulled stays, and is no hit.
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
    annulledAt: { kind: 'timestamptz(3)', nullable: true },
  },
  indexes: [
    {
      name: 'examination_certificate_digest',
      unique: true,
      on: '("digest") where "annulled_at" is null',
    },
  ],
  changes: [
    {
      by: ['enterCertificates'],
      inserts: ['id', 'originator', 'digest'],
      rule: { namesOwnParty: 'originator' },
    },
    { by: ['annulCertificates'], updates: ['annulledAt'], rule: { namesOwnParty: 'originator' } },
    { by: ['enterCertificates', 'lookUpCertificate'], reads: ['digest', 'annulledAt'], rule: 'always' },
    { by: ['annulCertificates'], reads: ['id', 'digest', 'annulledAt'], rule: 'always' },
  ],
};
