import type { Table } from '../../kit/storage/table.ts';
import { memorandumStateNow } from './memorandum-state.ts';

/** The Memorandum of Cooperation: one row. */
export const memorandum: Table = {
  type: 'Memorandum',
  name: 'memorandum',
  visible: { public: 'always' },
  columns: {
    id: { kind: 'uuid', serves: ['Memorandum'] },
    title: { kind: 'text' },
    titleJapanese: { kind: 'text' },
    signatures: { kind: 'jsonb', holds: ['MemorandumSignature'] },
    effectiveFrom: { kind: 'date' },
    state: { kind: 'text', read: memorandumStateNow },
  },
  indexes: [{ name: 'memorandum_effective_from', unique: true, on: '("effective_from")' }],
};
