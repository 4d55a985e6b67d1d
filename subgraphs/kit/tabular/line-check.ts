import { isCalendarDate } from '../facts/calendar-date.ts';
import type { CsvLine } from './csv.ts';
import { quoted, type FaultList } from './import-fault.ts';

/** Takes the fields of one line as what they should be; each gives undefined, and a fault, where a field is not that. */
export interface LineCheck<Column extends string> {
  /** A text that is not empty. */
  readonly text: (column: Column) => string | undefined;
  /** A day that exists, `YYYY-MM-DD`. */
  readonly date: (column: Column) => string | undefined;
  /** `true` or `false`. */
  readonly flag: (column: Column) => boolean | undefined;
  /** A text of a given form; `mend` ends the sentence that begins with the quoted value. */
  readonly matching: (
    column: Column,
    fits: (value: string) => boolean,
    mend: (value: string) => string,
  ) => string | undefined;
  /** Adds a fault of a field: its value, quoted, and the rest of the sentence. */
  readonly fault: (column: Column, value: string, rest: string) => void;
}

export const lineCheck = <Column extends string>(
  { row, fields }: CsvLine<Column>,
  list: FaultList,
): LineCheck<Column> => {
  const fault = (column: Column, value: string, rest: string): void => {
    list.add(row, column, `${quoted(value)} ${rest}`);
  };
  const text = (column: Column): string | undefined => {
    if (fields[column] !== '') return fields[column];
    list.add(row, column, 'the field is empty; fill it in');
    return undefined;
  };
  const matching: LineCheck<Column>['matching'] = (column, fits, mend) => {
    const value = text(column);
    if (value === undefined || fits(value)) return value;
    fault(column, value, mend(value));
    return undefined;
  };
  const flag = (column: Column): boolean | undefined => {
    const value = matching(
      column,
      (each) => each === 'true' || each === 'false',
      () => 'is neither true nor false; write one of them',
    );
    return value === undefined ? undefined : value === 'true';
  };
  return {
    text,
    matching,
    flag,
    fault,
    date: (column) =>
      matching(column, isCalendarDate, () => 'is no day of the calendar; write it as 2026-08-03'),
  };
};
