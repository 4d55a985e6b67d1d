import { randomUUID } from 'node:crypto';
import type { Table } from '../storage/table.ts';
import { insertRows } from '../storage/upsert.ts';
import type { Writing } from './act.ts';
import { actingParty } from './acting-party.ts';
import { keepChange } from './change-record.ts';
import { statementsOf } from './statements-of.ts';

/** What a new record is made of. */
export interface NewRecord {
  /** The properties that the act was given, kept in the record's history. */
  readonly given: Readonly<Record<string, unknown>>;
  /** The properties that follow from the act itself: its state and its instants. */
  readonly follows: Readonly<Record<string, unknown>>;
}

/**
 * Makes a record of the acting side, in the act's transaction: its row under a new id, and the first change of its history.
 * @returns the id.
 * @throws Refused where whoever acts is of neither side.
 */
export const openRecord = async (
  writing: Writing,
  table: Table,
  { given, follows }: NewRecord,
): Promise<string> => {
  const originator = actingParty(writing);
  const id = randomUUID();
  await insertRows(statementsOf(writing), table, [
    { id, originator, ...given, ...follows, synthetic: false },
  ]);
  await keepChange(writing, { recordId: id, version: 1, keptFor: originator, before: {}, after: given });
  return id;
};
