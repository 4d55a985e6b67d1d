import { queryGrams, searchForm } from '../names/search-form.ts';
import { refusal } from '../server/refusal.ts';
import { columnName, identifier } from '../storage/table.ts';
import type { Table } from '../storage/table.ts';

/** Adds a parameter to the statement and returns its placeholder, for example `$3`. */
export type AddParameter = (value: unknown) => string;

/** One input field of a filter as a predicate; undefined where the value asks for nothing. */
export type Filter = (value: unknown, add: AddParameter, table: Table) => string | undefined;

/** The filters of a list by the names of its filter's input fields. */
export type Filters = Readonly<Record<string, Filter>>;

const column = (property: string) => identifier(columnName(property));

/** The column has this value. */
export const equals =
  (property: string, kind: 'text' | 'boolean' | 'uuid' = 'text'): Filter =>
  (value, add) =>
    `${column(property)} = ${add(value)}::${kind}`;

/** The column has this value or a later one. */
export const atLeast =
  (property: string, kind: 'date' | 'timestamptz'): Filter =>
  (value, add) =>
    `${column(property)} >= ${add(value)}::${kind}`;

/** The column has this value or an earlier one. */
export const atMost =
  (property: string, kind: 'date' | 'timestamptz'): Filter =>
  (value, add) =>
    `${column(property)} <= ${add(value)}::${kind}`;

/** The list in the column holds this value. */
export const holds =
  (property: string): Filter =>
  (value, add) =>
    `${column(property)} @> array[${add(value)}]::text[]`;

/** The period from one column to another, open at its end, holds this day. */
export const periodHolds =
  (from: string, to: string): Filter =>
  (value, add) => {
    const day = add(value);
    return `${column(from)} <= ${day}::date and (${column(to)} is null or ${column(to)} >= ${day}::date)`;
  };

/**
 * A name holds this text. The search runs in a function of the database that returns ids alone and knows what its caller
 * may see; the rows themselves are read under the caller's own login.
 */
export const nameHolds: Filter = (value, add, table) => {
  const form = searchForm(String(value));
  if (form === '') throw refusal('the filter `name` holds no letter or digit: give a part of the name');
  const search = identifier(`search_${table.name}`);
  return `"id" = any(array(select ${search}(${add(form)}::text, ${add(queryGrams(form))}::text[])))`;
};
