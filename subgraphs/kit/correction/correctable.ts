import type { Party } from '../../../schema/audience.ts';
import { localDayStart } from '../facts/local-day.ts';
import type { Row } from '../list/loaders.ts';
import type { Table } from '../storage/table.ts';

/** Since when a record was open to somebody, as far as the record itself tells; null where it was not. */
export type Opened = (record: Row) => Date | null;

/**
 * Records that say something to the other side, and can be corrected or withdrawn: where they lie, where what they said
 * before lies, and by what one tells who knew what since when.
 */
export interface Correctable {
  readonly table: Table;
  /** What its records said before; made by `versionTable`. */
  readonly versions: Table;
  /** What of a record a correction can set, and a version keeps. */
  readonly content: readonly string[];
  /** Whose the records are: one side's, or of each record the side that a property names. */
  readonly whose: Party | { readonly property: string };
  /** When what was told of a record reached the other side: by `subjectId`, with `occurredAt` and `receivedAt`. */
  readonly receipts: Table;
  /** Since when a record was open to its own side, to the other one, and to everybody else. */
  readonly opened: Readonly<Record<'own' | 'other' | 'outside', Opened>>;
  /** The fields of the record's type from which that is told. */
  readonly openedBy: readonly string[];
}

/** An instant or nothing, as a database gives it. */
export const instantOf = (value: unknown): Date | null =>
  value === null || value === undefined ? null : new Date(value as Date | string);

/** When a day begins where a side is; nothing where no day is kept. */
export const beginningOf = (day: unknown, party: Party): Date | null =>
  typeof day === 'string' ? new Date(localDayStart(day, party)) : null;

/** It was never open to them. */
export const never: Opened = () => null;

/** It is open since the instant that a property keeps. */
export const since =
  (property: string): Opened =>
  (record) =>
    instantOf(record[property]);
