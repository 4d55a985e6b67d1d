import type { Random } from './random.ts';

/** Days as `YYYY-MM-DD` and instants as `YYYY-MM-DDTHH:MM:SS.000Z`: texts that sort as they follow one another. */

/** The day on which the demonstration stands still: nothing recorded in it is later. */
export const referenceDay = '2026-11-24';

const milliseconds = { day: 86_400_000, minute: 60_000 };

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

export const addDays = (day: string, days: number): string =>
  dayOf(Date.parse(day) + days * milliseconds.day);

export const addYears = (day: string, years: number): string => {
  const date = new Date(day);
  return dayOf(date.setUTCFullYear(date.getUTCFullYear() + years));
};

/** How many days lie between two days; negative where the second is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / milliseconds.day);

/** A day from the first to the last, both included. */
export const dayWithin = (random: Random, from: string, to: string): string =>
  addDays(from, random.integer(0, daysBetween(from, to)));

/** Days in ascending order, one in each of as many equal parts of a span. */
export const ascendingDays = (random: Random, from: string, to: string, count: number): readonly string[] => {
  const part = Math.floor((daysBetween(from, to) + 1) / count);
  return Array.from({ length: count }, (_, at) => addDays(from, at * part + random.integer(0, part - 1)));
};

/** An instant of a day at which both Tokyo and Bishkek are at work. */
export const instantOn = (random: Random, day: string): string =>
  new Date(Date.parse(day) + random.integer(180, 540) * milliseconds.minute).toISOString();

export const addMinutes = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * milliseconds.minute).toISOString();

/** The day of an instant, in universal time: at work hours the same day in Tokyo and Bishkek. */
export const dayOfInstant = (instant: string): string => instant.slice(0, 10);

/** The later of two days or of two instants. */
export const later = (one: string, other: string): string => (one > other ? one : other);
