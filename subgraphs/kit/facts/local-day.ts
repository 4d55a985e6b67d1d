import type { Party } from '../../../schema/audience.ts';

/** The time zone by whose days each side acts. Neither has had another since 2005 (IANA tz database). */
const zones: Readonly<Record<Party, string>> = { JAPAN: 'Asia/Tokyo', KYRGYZSTAN: 'Asia/Bishkek' };

/** The day of an instant where a side is, written as 2026-08-03. */
export const localDay = (instant: string, party: Party): string =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone: zones[party],
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(new Date(instant));

/** The day of an instant, of the statement's own unless given, where a side is; all three as SQL. */
export const localDaySql = (party: string, instant = 'now()'): string =>
  `(${instant} at time zone case ${party} when 'JAPAN' then '${zones.JAPAN}' else '${zones.KYRGYZSTAN}' end)::date`;

/** The first instant of a day where a side is. */
export const localDayStart = (day: string, party: Party): string => {
  const midnight = new Date(`${day}T00:00:00.000Z`);
  const wall = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zones[party],
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(midnight);
  const ahead = Date.parse(`${wall.replace(' ', 'T')}.000Z`) - midnight.getTime();
  return new Date(midnight.getTime() - ahead).toISOString();
};
