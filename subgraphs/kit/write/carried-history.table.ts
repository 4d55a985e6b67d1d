import type { Table } from '../storage/table.ts';
import { recordChange } from './record-change.table.ts';

/**
 * The history of records about which the relay says something too: that of a misconduct report which was sent from a draft
 * begins where it is delivered, and a draft whose report is carried no more comes back.
 */
export const carriedHistory: Table = {
  ...recordChange,
  relay: { inserts: ['id', 'recordId', 'keptFor', 'version', 'act', 'article', 'agency', 'values'] },
};
