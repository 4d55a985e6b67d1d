import type { Table } from '../storage/table.ts';

/**
 * What came of each act, by its caller and the caller's own key, so that a repetition within 24 hours is answered and not
 * carried out. Each caller reads its own receipts alone; none of them stands in the graph.
 */
export const mutationReceipt: Table = {
  type: 'MutationReceipt',
  name: 'mutation_receipt',
  visible: { public: 'never' },
  columns: {
    id: { kind: 'uuid' },
    caller: { kind: 'text' },
    key: { kind: 'text' },
    /** SHA-256 of the mutation's name and its input: enough to know a repetition, and nothing of what was written. */
    digest: { kind: 'text' },
    outcome: { kind: 'jsonb', nullable: true },
    at: { kind: 'timestamptz(3)', default: 'now()' },
  },
  indexes: [{ name: 'mutation_receipt_key', unique: true, on: '("caller", "key")' }],
  changes: [
    {
      by: 'every mutation',
      inserts: ['id', 'caller', 'key', 'digest'],
      updates: ['digest', 'outcome', 'at'],
      reads: ['caller', 'key', 'digest', 'outcome', 'at'],
      rule: { namesCaller: 'caller' },
    },
  ],
};
