import type { Table } from '../storage/table.ts';
import type { Writing } from './act.ts';
import { actingParty } from './acting-party.ts';
import { addRecord } from './add-record.ts';

/** What a new record of the acting side is made of. */
interface OpenedRecord {
  /** What the caller gave of it, which its history begins with. */
  readonly given: Readonly<Record<string, unknown>>;
  /** What follows from the act itself: its state and its instants. */
  readonly follows: Readonly<Record<string, unknown>>;
}

/**
 * Adds a record of the acting side, which is its originator, in the act's transaction, with the first line of its history.
 * @returns its id.
 * @throws Refused where whoever acts is of neither side.
 */
export const openRecord = (
  writing: Writing,
  table: Table,
  { given, follows }: OpenedRecord,
): Promise<string> => {
  const originator = actingParty(writing);
  return addRecord(writing, table, {
    keptFor: originator,
    given,
    besides: { originator, ...follows, synthetic: false },
  });
};
