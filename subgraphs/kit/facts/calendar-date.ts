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
