import type { Table } from '../../kit/storage/table.ts';

/** Differences about the Memorandum (section 10). Both sides speak in each, so that no consent of one opens any. */
export const dispute: Table = {
  type: 'Dispute',
  name: 'dispute',
  visible: { public: 'never', recipients: { JAPAN: 'always', KYRGYZSTAN: 'always' } },
  columns: {
    id: { kind: 'uuid' },
    originator: { kind: 'text' },
    section: { kind: 'text' },
    question: { kind: 'text' },
    state: { kind: 'text' },
    raisedAt: { kind: 'timestamptz(3)' },
    settlement: { kind: 'text', nullable: true },
    settlementBy: { kind: 'text', nullable: true },
    resolvedAt: { kind: 'timestamptz(3)', nullable: true },
    synthetic: { kind: 'boolean' },
    version: { kind: 'integer', default: `'1'` },
  },
  indexes: [{ name: 'dispute_raised_at', on: '("raised_at", "id")' }],
  changes: [
    {
      by: ['raiseDispute'],
      inserts: ['id', 'originator', 'section', 'question', 'state', 'raisedAt', 'synthetic'],
      rule: { namesOwnParty: 'originator' },
    },
    {
      by: ['takeUpDispute', 'proposeSettlement', 'agreeToSettlement'],
      updates: ['state', 'settlement', 'settlementBy', 'resolvedAt', 'version'],
      rule: 'always',
    },
  ],
};
