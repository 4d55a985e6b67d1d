import { localDay } from '../../kit/facts/local-day.ts';
import type { Writing } from '../../kit/write/act.ts';
import { invalidInput } from '../../kit/write/refused.ts';

/** When an examination is held, and until when one applies for it. */
interface Schedule {
  readonly heldOn: string;
  readonly applicationsUntil: string | null;
}

/**
 * Refuses what no examination can say, whenever it is announced or corrected.
 * @throws Refused naming the input field.
 */
export const checkSchedule = ({ heldOn, applicationsUntil }: Schedule): void => {
  if (applicationsUntil !== null && applicationsUntil > heldOn)
    throw invalidInput('applicationsUntil', 'Applications end after the examination.');
};

/** Today in the country in which an examination is held. */
export const localDayOf = (found: Readonly<Record<string, unknown>>, { now }: Pick<Writing, 'now'>): string =>
  localDay(now, found['country'] === 'KYRGYZSTAN' ? 'KYRGYZSTAN' : 'JAPAN');
