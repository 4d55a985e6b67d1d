import { isCalendarDate } from '../facts/calendar-date.ts';
import type { ColumnKind, Table } from '../storage/table.ts';

type Test = readonly [form: string, fits: (value: unknown) => boolean];

const isText = (value: unknown): value is string =>
  typeof value === 'string' && !value.includes('\0') && value.isWellFormed();

/** JSON that jsonb can hold: every text in it must be one that the database can store. */
const isStorableJson = (value: unknown): boolean => {
  if (typeof value === 'string') return isText(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, inner]) => isText(name) && isStorableJson(inner));
};

const isUuid = (value: unknown): boolean =>
  isText(value) && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);

/** What a JSON value must be to be stored in a column of each kind. */
const tests: Readonly<Record<ColumnKind, Test>> = {
  uuid: ['a UUID in lower case', isUuid],
  'uuid[]': ['a list of UUIDs in lower case', (value) => Array.isArray(value) && value.every(isUuid)],
  text: ['a text', isText],
  'text[]': ['a list of texts', (value) => Array.isArray(value) && value.every(isText)],
  date: ['a day written as 2026-08-03', (value) => isText(value) && isCalendarDate(value)],
  'timestamptz(3)': [
    'an instant written as 2026-08-03T00:00:00.000Z',
    (value) =>
      isText(value) &&
      /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(value) &&
      !Number.isNaN(Date.parse(value)) &&
      new Date(value).toISOString() === value,
  ],
  boolean: ['true or false', (value) => typeof value === 'boolean'],
  integer: ['a whole number', (value) => Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31],
  jsonb: ['JSON without NUL', isStorableJson],
};

/** What keeps a record from being a row of a table, with its property; undefined where nothing does. */
export const recordFault = (
  table: Table,
  row: Readonly<Record<string, unknown>>,
): { readonly property: string; readonly message: string } | undefined => {
  for (const property of Object.keys(row)) {
    const column = Object.hasOwn(table.columns, property) ? table.columns[property] : undefined;
    if (column === undefined || column.internal === true)
      return { property, message: `the table ${table.name} has no such property; take it out` };
  }
  for (const [property, { kind, nullable, default: given, internal }] of Object.entries(table.columns)) {
    const value = row[property] ?? null;
    if (internal === true || (value === null && (nullable === true || given !== undefined))) continue;
    const [form, fits] = tests[kind];
    if (value === null) return { property, message: `is missing; give ${form}` };
    if (!fits(value)) return { property, message: `is not ${form}; correct it` };
  }
  return undefined;
};
