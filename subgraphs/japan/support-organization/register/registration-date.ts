import { isCalendarDate } from '../../../kit/facts/calendar-date.ts';
import { dateOfSerial, type DateSystem } from '../../../kit/tabular/excel-date.ts';
import { quoted } from '../../../kit/tabular/import-fault.ts';
import type { Cell } from '../../../kit/tabular/sheet.ts';
import { japaneseDate } from './japanese-date.ts';

/** The status, and with it the register, has existed since 1 April 2019. */
const firstDay = '2019-04-01';

const mend = 'write it as a date of the sheet or as 2026-08-03';

const isoOf = (text: string): string | undefined => {
  const plain = text.normalize('NFKC').trim();
  const iso = plain.replace(
    /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/,
    (_, year: string, month: string, day: string) =>
      [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
  );
  return isCalendarDate(iso) ? iso : japaneseDate(plain)?.date;
};

const dateOf = (cell: Cell, system: DateSystem): string | undefined => {
  switch (cell.kind) {
    case 'date':
      return dateOfSerial(cell.serial, system);
    // In this column a bare number is a day number whose cell has lost its date format.
    case 'number':
      return dateOfSerial(cell.number, system);
    case 'text':
      return isoOf(cell.text);
    default:
      return undefined;
  }
};

const shown = (cell: Cell): string => {
  switch (cell.kind) {
    case 'date':
      return String(cell.serial);
    case 'number':
      return String(cell.number);
    case 'text':
      return cell.text;
    case 'boolean':
      return String(cell.value);
    case 'error':
      return cell.code;
  }
};

/** The day of a registration, or the fault of the cell that should hold it. */
export const registrationDate = (
  cell: Cell | undefined,
  system: DateSystem,
  asOf: string | undefined,
): { readonly date: string } | { readonly fault: string } => {
  if (cell === undefined) return { fault: `the registration date is missing; ${mend}` };
  const date = dateOf(cell, system);
  if (date === undefined) return { fault: `${quoted(shown(cell))} is no day of the calendar; ${mend}` };
  if (date < firstDay)
    return { fault: `${date} is before the register began on ${firstDay}; correct the date` };
  if (asOf !== undefined && date > asOf) {
    return {
      fault: `${date} is after the day as of which the register stands, ${asOf}; correct one of the two`,
    };
  }
  return { date };
};
