/**
 * Excel's day numbers. In the 1900 system 1 is 1900-01-01, and number 60 is a 29 February 1900 that never was;
 * in the 1904 system 0 is 1904-01-01.
 * Source: ECMA-376 part 1, 18.17.4.1.
 */
export type DateSystem = '1900' | '1904';

const dayLength = 86_400_000;

/** The day of a day number as `YYYY-MM-DD`, or undefined where no whole day of the calendar has that number. */
export const dateOfSerial = (serial: number, system: DateSystem): string | undefined => {
  if (!Number.isInteger(serial) || serial < (system === '1900' ? 1 : 0) || serial > 2_958_465)
    return undefined;
  if (system === '1900' && serial === 60) return undefined;
  const dayOne = system === '1904' ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  return new Date(dayOne + serial * dayLength).toISOString().slice(0, 10);
};

/** The formats that ECMA-376 (18.8.30) reserves for dates, and those that Japanese Excel adds. */
const isBuiltInDateFormat = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** Whether a number format shows a date: a reserved one, or one whose own code has a year, month or day in it. */
export const isDateFormat = (id: number, code: string | undefined): boolean => {
  if (code === undefined) return isBuiltInDateFormat(id);
  const outsideQuotes = code.replace(/"[^"]*"|\[[^\]]*\]|[\\_*]./g, '').toLowerCase();
  return /[ymdge]/.test(outsideQuotes.replace('general', ''));
};
