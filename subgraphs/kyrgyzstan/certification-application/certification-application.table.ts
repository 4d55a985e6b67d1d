import type { Table } from '../../kit/storage/table.ts';

/** Applications for certification (Memorandum, section 7(1)); the file is Kyrgyz domestic. */
export const certificationApplication: Table = {
  type: 'CertificationApplication',
  name: 'certification_application',
  visible: { public: 'never', recipients: { KYRGYZSTAN: 'always' } },
  columns: {
    id: { kind: 'uuid' },
    agencyId: {
      kind: 'uuid',
      serves: ['CertificationApplication.agency', 'CertificationApplicationFilter.agencyId'],
    },
    destination: { kind: 'text' },
    state: { kind: 'text' },
    appliedOn: { kind: 'date' },
    fileReference: { kind: 'text' },
    receivedAt: { kind: 'timestamptz(3)', nullable: true },
    criteriaVersion: { kind: 'text', nullable: true },
    decision: { kind: 'jsonb', nullable: true, holds: ['CertificationDecision'] },
    sitting: { kind: 'jsonb', nullable: true, holds: ['CommissionSitting'] },
    ground: { kind: 'text', nullable: true },
    certificationId: { kind: 'uuid', nullable: true, serves: ['CertificationApplication.certification'] },
    synthetic: { kind: 'boolean' },
    version: { kind: 'integer', default: `'1'` },
  },
  indexes: [
    { name: 'certification_application_applied_on', on: '("applied_on", "id")' },
    { name: 'certification_application_state', on: '("state", "applied_on", "id")' },
    { name: 'certification_application_agency', on: '("agency_id", "applied_on", "id")' },
    {
      name: 'certification_application_open',
      unique: true,
      on: `("agency_id", "destination") where "state" in ('APPLIED', 'UNDER_REVIEW')`,
    },
  ],
  changes: [
    {
      by: ['applyForCertification'],
      inserts: ['id', 'agencyId', 'destination', 'state', 'appliedOn', 'fileReference', 'synthetic'],
      rule: 'always',
    },
    {
      by: ['receiveCertificationApplication'],
      updates: ['state', 'receivedAt', 'criteriaVersion', 'version'],
      rule: 'always',
    },
    {
      by: ['decideCertificationApplication'],
      updates: ['state', 'decision', 'sitting', 'ground', 'certificationId', 'version'],
      rule: 'always',
    },
    { by: ['withdrawCertificationApplication'], updates: ['state', 'version'], rule: 'always' },
  ],
};
