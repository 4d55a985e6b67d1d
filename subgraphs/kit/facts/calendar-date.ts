/** Days of the calendar as texts `YYYY-MM-DD`, which sort as they follow one another. */

/** The day of a year, month and day, or undefined where the calendar has no such day (30 February). */
export const calendarDate = (year: number, month: number, day: number): string | undefined => {
  if (![year, month, day].every(Number.isInteger) || year < 1000 || year > 9999) return undefined;
  const time = new Date(Date.UTC(year, month - 1, day));
  if (time.getUTCMonth() !== month - 1 || time.getUTCDate() !== day) return undefined;
  return time.toISOString().slice(0, 10);
};

/** Whether a text is `YYYY-MM-DD` and a day that exists. */
export const isCalendarDate = (text: string): boolean => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return parts !== null && calendarDate(Number(parts[1]), Number(parts[2]), Number(parts[3])) !== undefined;
};

/** The last day of a month. */
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The same day some calendar months later, or the last day of that month where it has no such day. */
export const monthsLater = (day: string, months: number): string => {
  const [year = NaN, month = NaN, date = NaN] = day.split('-').map(Number);
  const since = year * 12 + (month - 1) + months;
  const [inYear, inMonth] = [Math.floor(since / 12), (since % 12) + 1];
  const later = calendarDate(inYear, inMonth, Math.min(date, lastDay(inYear, inMonth)));
  if (later === undefined) throw new Error(`${day} is no day of the calendar`);
  return later;
};

const daysLater = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00.000Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The day after a day. */
export const dayAfter = (day: string): string => daysLater(day, 1);

/** The day before a day. */
export const dayBefore = (day: string): string => daysLater(day, -1);
