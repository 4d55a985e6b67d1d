import type { Table } from '../../kit/storage/table.ts';
import { recordChange } from '../../kit/write/record-change.table.ts';

/**
 * The history of what the two sides say to each other. That of a misconduct report which was sent from a draft begins
 * where the relay delivers it.
 */
export const carriedHistory: Table = {
  ...recordChange,
  relay: { inserts: ['id', 'recordId', 'keptFor', 'version', 'act', 'article', 'agency', 'values'] },
};
