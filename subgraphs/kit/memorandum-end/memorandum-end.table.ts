import type { Table } from '../storage/table.ts';

/**
 * When the Memorandum ends, as this side's relay brought it home from the notice of termination (section 10); without a row
 * before there is one. Nobody changes a row: a notice of termination cannot be taken back.
 */
export const memorandumEnd: Table = {
  type: 'MemorandumEnd',
  name: 'memorandum_end',
  visible: { public: 'never' },
  columns: {
    id: { kind: 'uuid' },
    endsAt: { kind: 'timestamptz(3)' },
  },
  indexes: [],
  changes: [{ by: 'every mutation', reads: ['endsAt'], rule: 'always' }],
  relay: { reads: ['id', 'endsAt'], inserts: ['id', 'endsAt'] },
};
