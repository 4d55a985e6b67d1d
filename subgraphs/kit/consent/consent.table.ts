import type { Table } from '../storage/table.ts';

/**
 * Consents: the written permissions by which the originator shows named fields of named records to a third party
 * (Memorandum, section 3). Each database keeps those that open its own rows. Seen by the party that gave it and by its
 * grantee, and by nobody else: that there is a consent tells of what it opens. Once given, nothing of it changes but that
 * it is withdrawn.
 */
export const consent: Table = {
  type: 'Consent',
  name: 'consent',
  visible: {
    public: 'never',
    recipients: {
      JAPAN: { column: 'originator', equals: 'JAPAN' },
      KYRGYZSTAN: { column: 'originator', equals: 'KYRGYZSTAN' },
    },
    grantee: 'grantee',
  },
  changeable: ['withdrawnAt'],
  columns: {
    id: { kind: 'uuid' },
    originator: { kind: 'text' },
    givenBy: { kind: 'text' },
    givenAt: { kind: 'timestamptz(3)' },
    grantee: { kind: 'text' },
    recordType: { kind: 'text' },
    everyRecord: { kind: 'boolean' },
    records: { kind: 'uuid[]' },
    coordinates: { kind: 'text[]' },
    purpose: { kind: 'text' },
    documentReference: { kind: 'text' },
    documentDigest: { kind: 'text' },
    validFrom: { kind: 'timestamptz(3)' },
    validUntil: { kind: 'timestamptz(3)' },
    withdrawnAt: { kind: 'timestamptz(3)', nullable: true },
    synthetic: { kind: 'boolean' },
  },
  indexes: [
    { name: 'consent_grantee', on: '("grantee", "record_type") where "withdrawn_at" is null' },
    { name: 'consent_given_at', on: '("given_at", "id") include ("originator")' },
  ],
};
