import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Recipient } from '../../../schema/audience.ts';
import { callerName } from '../storage/change-rule.ts';
import { withSearchColumns } from '../storage/search-columns.ts';
import { columnName, identifier } from '../storage/sql-name.ts';
import type { Table } from '../storage/table.ts';
import { insertRows } from '../storage/upsert.ts';
import type { Writing } from './act.ts';
import { changedValues } from './changed-values.ts';
import type { FoundRecord } from './find-record.ts';
import { recordChange } from './record-change.table.ts';
import { Refused } from './refused.ts';
import { statementsOf } from './statements-of.ts';

/** How a record is changed: from the version that the caller saw, and for whom the change is kept. */
export interface Change {
  /** The version that the caller saw. */
  readonly version: number;
  /** The properties to be set. */
  readonly set: Readonly<Record<string, unknown>>;
  /** The originator of the record, or the agency whose alone its changes are. */
  readonly keptFor: Recipient;
}

const stale = (version: number): Refused =>
  new Refused({
    type: 'StaleVersion',
    version,
    message: 'The record has changed since; read it again and decide anew.',
  });

/** Refuses an act upon another version of a record than the one that stands. */
export const checkVersion = ({ version }: FoundRecord, seen: number): void => {
  if (version !== seen) throw stale(version);
};

/**
 * Sets properties of a record, in the act's transaction, and keeps what they were.
 * @returns the version that the change made.
 * @throws Refused where the record is no more as the caller saw it.
 */
export const changeRecord = async (
  writing: Writing,
  table: Table,
  found: FoundRecord,
  { version, set, keptFor }: Change,
): Promise<number> => {
  checkVersion(found, version);
  const written = { ...set, ...changedSearch(table, found, set) };
  const names = Object.keys(written);
  const assignments = names.map(
    (property, at) =>
      `${identifier(columnName(property))} = $${String(at + 3)}::${table.columns[property]?.kind ?? 'text'}`,
  );
  const values = names.map((property) =>
    table.columns[property]?.kind === 'jsonb' && written[property] !== null
      ? JSON.stringify(written[property])
      : written[property],
  );
  const [changed] = await writing.query(
    `with changed as (update ${identifier(table.name)} set ${[...assignments, '"version" = "version" + 1'].join(', ')} ` +
      `where "id" = $1::uuid and "version" = $2::integer returning "id") select "id" from changed`,
    [found.id, version, ...values],
  );
  if (changed === undefined) throw stale(version);
  await keepChange(writing, { recordId: found.id, version: version + 1, keptFor, before: found, after: set });
  return version + 1;
};

/** The search columns of a record whose names change. They follow from the names, and are no part of its history. */
const changedSearch = (
  table: Table,
  found: FoundRecord,
  set: Change['set'],
): Readonly<Record<string, unknown>> => {
  const { search } = table;
  if (search === undefined) return {};
  const after = { ...found, ...set };
  if (isDeepStrictEqual(search.names(found), search.names(after))) return {};
  const { [search.forms]: forms, [search.grams]: grams } = withSearchColumns(table, after) as Change['set'];
  return { [search.forms]: forms, [search.grams]: grams };
};

/** A change as it is kept. */
interface KeptChange {
  readonly recordId: string;
  readonly version: number;
  readonly keptFor: Recipient;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

/** Keeps changes of records, in the act's transaction: who did what, and the values before and after it. */
export const keepChanges = (writing: Writing, changes: readonly KeptChange[]): Promise<void> =>
  insertRows(
    statementsOf(writing),
    recordChange,
    changes.map(({ before, after, ...change }) => ({
      id: randomUUID(),
      ...change,
      act: writing.mutation,
      article: writing.article,
      agency: callerName(writing.audience),
      values: changedValues(before, after),
    })),
  );

/** Keeps one change of a record. */
export const keepChange = (writing: Writing, change: KeptChange): Promise<void> =>
  keepChanges(writing, [change]);
