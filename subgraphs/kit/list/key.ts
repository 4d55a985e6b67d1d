import { isCalendarDate } from '../facts/calendar-date.ts';

/** The types of values by which rows are found and ordered, by their PostgreSQL names. */
export type KeyKind = 'text' | 'date' | 'timestamptz' | 'integer' | 'uuid';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** As a connection of ours writes an instant: in universal time, to the millisecond. */
const timestamp = /^(\d{4}-\d{2}-\d{2}) (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,3})?\+00$/;

/** Whether a text can be stored at all: PostgreSQL holds neither NUL nor half a surrogate pair. */
const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

const tests: Readonly<Record<KeyKind, (text: string) => boolean>> = {
  text: isStorable,
  date: isCalendarDate,
  timestamptz: (text) => isCalendarDate(timestamp.exec(text)?.[1] ?? ''),
  integer: (text) => /^-?\d{1,9}$/.test(text),
  uuid: (text) => uuid.test(text),
};

/**
 * Whether a value is a text of this type as the database itself writes it. What is not is a key of no row, and must be
 * told so before the database refuses it.
 */
export const isKey = (kind: KeyKind, value: unknown): value is string =>
  typeof value === 'string' && tests[kind](value);
