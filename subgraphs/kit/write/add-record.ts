import { randomUUID } from 'node:crypto';
import type { Recipient } from '../../../schema/audience.ts';
import { withSearchColumns } from '../storage/search-columns.ts';
import type { Table } from '../storage/table.ts';
import { insertRows } from '../storage/upsert.ts';
import type { Writing } from './act.ts';
import { keepChange } from './change-record.ts';
import { statementsOf } from './statements-of.ts';

/** A record that is new. */
interface NewRecord {
  /** Its id, where another record had to name it first; a new one unless given. */
  readonly id?: string;
  /** The originator of the record, or the agency whose alone its changes are. */
  readonly keptFor: Recipient;
  /** What the caller gave of it, which its history begins with. */
  readonly given: Readonly<Record<string, unknown>>;
  /** What follows from the act itself. */
  readonly besides?: Readonly<Record<string, unknown>>;
}

/**
 * Adds a record, in the act's transaction, with the first line of its history.
 * @returns its id.
 */
export const addRecord = async (
  writing: Writing,
  table: Table,
  { id = randomUUID(), keptFor, given, besides }: NewRecord,
): Promise<string> => {
  await insertRows(statementsOf(writing), table, [withSearchColumns(table, { id, ...given, ...besides })]);
  await keepChange(writing, { recordId: id, version: 1, keptFor, before: {}, after: given });
  return id;
};
