import { types } from 'pg';
import type { CustomTypesConfig } from 'pg';

const bigint = 20;
const date = 1082;

const readBigint = (text: string): number | string => {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : text;
};

/** A day is a text, since a JavaScript date would move it by the time zone; an int8 is a number where it is exact. */
const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [bigint]: readBigint,
  [date]: (text) => text,
};

const ordinary = types.getTypeParser as (oid: number, format?: 'text' | 'binary') => unknown;

/** How values of the database become values of the language; given to each connection, so that nothing is set for all. */
export const typeParsers: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : parsers[oid]) ??
    ordinary(oid, format)) as CustomTypesConfig['getTypeParser'],
};
