import type { Table } from '../../kit/storage/table.ts';

/** Amendments of the Memorandum (section 9): everyone sees those in force, the two sides those that are proposed. */
export const amendment: Table = {
  type: 'Amendment',
  name: 'amendment',
  visible: { public: { recorded: 'inForceAt' }, recipients: { JAPAN: 'always', KYRGYZSTAN: 'always' } },
  columns: {
    id: { kind: 'uuid' },
    originator: { kind: 'text' },
    number: { kind: 'text' },
    title: { kind: 'text' },
    text: { kind: 'text' },
    documentDigest: { kind: 'text' },
    state: { kind: 'text' },
    proposedAt: { kind: 'timestamptz(3)' },
    consentedByJapanAt: { kind: 'timestamptz(3)', nullable: true },
    consentedByKyrgyzstanAt: { kind: 'timestamptz(3)', nullable: true },
    inForceAt: { kind: 'timestamptz(3)', nullable: true },
    schemaDigest: { kind: 'text', nullable: true },
    schemaRecordedAt: { kind: 'timestamptz(3)', nullable: true },
    declinedAt: { kind: 'timestamptz(3)', nullable: true },
    declineReason: { kind: 'text', nullable: true },
    synthetic: { kind: 'boolean' },
    version: { kind: 'integer', default: `'1'` },
  },
  indexes: [
    { name: 'amendment_number', unique: true, on: '("number")' },
    { name: 'amendment_proposed_at', on: '("proposed_at", "id")' },
  ],
  changes: [
    {
      by: ['proposeAmendment'],
      inserts: [
        'id',
        'originator',
        'number',
        'title',
        'text',
        'documentDigest',
        'state',
        'proposedAt',
        'synthetic',
      ],
      rule: { namesOwnParty: 'originator' },
    },
    {
      by: ['consentToAmendment', 'withdrawAmendment'],
      updates: ['state', 'consentedByJapanAt', 'consentedByKyrgyzstanAt', 'inForceAt', 'version'],
      rule: 'always',
    },
    {
      by: ['recordAmendmentSchema'],
      updates: ['state', 'schemaDigest', 'schemaRecordedAt', 'version'],
      rule: 'always',
    },
    {
      by: ['declineAmendment'],
      updates: ['state', 'declinedAt', 'declineReason', 'version'],
      rule: { namesOtherParty: 'originator' },
    },
  ],
};
