import { queryGrams, searchForm } from '../names/search-form.ts';
import { refusal } from '../server/refusal.ts';
import { plannedAnew } from '../storage/named-client.ts';
import { columnName, identifier } from '../storage/sql-name.ts';
import type { Table } from '../storage/table.ts';
import { isKey } from './key.ts';

/** Adds a parameter to the statement and returns its placeholder, for example `$3`. */
export type AddParameter = (value: unknown) => string;

/** One input field of a filter as a predicate over the list's table. */
export type Filter = (value: unknown, add: AddParameter, table: Table) => string;

/** The filters of a list by the names of its filter's input fields. */
export type Filters = Readonly<Record<string, Filter>>;

/** Longer than any name in any register; what is longer would only cost. */
const longestName = 200;

const column = (property: string) => identifier(columnName(property));

/** An expression has this text; one that cannot be stored is in no row. */
export const textIs =
  (sql: string): Filter =>
  (value, add) =>
    isKey('text', value) ? `${sql} = ${add(value)}::text` : 'false';

/** The column has this text. */
export const equals = (property: string): Filter => textIs(column(property));

/** The column has this id; one that is no id is in no row. */
export const idIs =
  (property: string): Filter =>
  (value, add) =>
    isKey('uuid', value) ? `${column(property)} = ${add(value)}::uuid` : 'false';

/** The column, which is never null, is true or is false: a constant, so that an index over such rows alone can serve. */
export const isSet =
  (property: string): Filter =>
  (value) =>
    value === true ? column(property) : `not ${column(property)}`;

/** The column has this value or a later one. */
export const atLeast =
  (property: string, kind: 'date' | 'timestamptz'): Filter =>
  (value, add) =>
    `${column(property)} >= ${add(value)}::${kind} ${plannedAnew}`;

/** The column has this value or an earlier one. */
export const atMost =
  (property: string, kind: 'date' | 'timestamptz'): Filter =>
  (value, add) =>
    `${column(property)} <= ${add(value)}::${kind} ${plannedAnew}`;

/** The list in the column holds this text. */
export const holds =
  (property: string): Filter =>
  (value, add) =>
    isKey('text', value) ? `${column(property)} @> array[${add(value)}]::text[] ${plannedAnew}` : 'false';

/**
 * The period from one column to another, open at its end, holds this day. The second column names the last day of the
 * period, or with `until` the first day after it.
 */
export const periodHolds =
  (from: string, end: string, endIs: 'through' | 'until' = 'through'): Filter =>
  (value, add) => {
    const day = `${add(value)}::date`;
    const later = endIs === 'through' ? '>=' : '>';
    return `${column(from)} <= ${day} and (${column(end)} is null or ${column(end)} ${later} ${day})`;
  };

/**
 * A name holds this text. The search runs in a function of the database that returns ids alone and knows what its caller
 * may see; the rows themselves are read under the caller's own login.
 */
export const nameHolds: Filter = (value, add, table) => {
  const text = String(value);
  if ([...text].length > longestName) {
    throw refusal(
      `the filter \`name\` is longer than ${String(longestName)} characters: give a part of the name`,
    );
  }
  const form = searchForm(text);
  if (form === '') throw refusal('the filter `name` holds no letter or digit: give a part of the name');
  const search = identifier(`search_${table.name}`);
  return `"id" = any(array(select ${search}(${add(form)}::text, ${add(queryGrams(form))}::text[])))`;
};
