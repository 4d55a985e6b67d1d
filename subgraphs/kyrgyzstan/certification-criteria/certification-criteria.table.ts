import type { Table } from '../../kit/storage/table.ts';

/** The criteria of certification, version by version (Memorandum, section 7(1)). A version is never changed. */
export const certificationCriteria: Table = {
  type: 'CertificationCriteria',
  name: 'certification_criteria',
  visible: { public: 'always' },
  columns: {
    id: { kind: 'uuid' },
    criteriaVersion: { kind: 'text' },
    title: { kind: 'text' },
    effectiveFrom: { kind: 'date' },
    documentReference: { kind: 'text' },
    documentDigest: { kind: 'text' },
    synthetic: { kind: 'boolean' },
  },
  indexes: [
    { name: 'certification_criteria_version', unique: true, on: '("criteria_version")' },
    { name: 'certification_criteria_effective_from', on: '("effective_from", "id")' },
  ],
  changes: [
    {
      by: ['adoptCertificationCriteria'],
      inserts: [
        'id',
        'criteriaVersion',
        'title',
        'effectiveFrom',
        'documentReference',
        'documentDigest',
        'synthetic',
      ],
      rule: 'always',
    },
  ],
};
