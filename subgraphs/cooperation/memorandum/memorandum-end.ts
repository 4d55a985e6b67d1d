import type { Party } from '../../../schema/audience.ts';
import { dayAfter, monthsLater } from '../../kit/facts/calendar-date.ts';
import { localDay, localDayStart } from '../../kit/facts/local-day.ts';

/** When the Memorandum ends by a notice of termination. */
export interface MemorandumEnd {
  /** The day of the notice, where the side is that gave it. */
  readonly givenOn: string;
  readonly endsOnInJapan: string;
  readonly endsOnInKyrgyzstan: string;
  /** The first instant after it. */
  readonly endsAt: string;
}

/**
 * The end of the Memorandum by a notice (section 10): six calendar months later, the same day of the month or its last
 * one where it has no such day, at the end of that day where the side is that gave notice. The other side's clock may
 * then stand on the day after, or still on that day.
 */
export const memorandumEnd = (givenAt: string, giver: Party): MemorandumEnd => {
  const givenOn = localDay(givenAt, giver);
  const endsAt = localDayStart(dayAfter(monthsLater(givenOn, 6)), giver);
  const lastInstant = new Date(Date.parse(endsAt) - 1).toISOString();
  return {
    givenOn,
    endsOnInJapan: localDay(lastInstant, 'JAPAN'),
    endsOnInKyrgyzstan: localDay(lastInstant, 'KYRGYZSTAN'),
    endsAt,
  };
};
