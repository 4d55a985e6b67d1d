import { localDay } from '../../kit/facts/local-day.ts';
import type { Writing } from '../../kit/write/act.ts';
import { actingParty } from '../../kit/write/acting-party.ts';
import { invalidInput } from '../../kit/write/refused.ts';

/**
 * Refuses a day for the answer that is over where it is asked for.
 * @throws Refused naming the input field.
 */
export const checkWantedOn = (wantedOn: string | null, writing: Pick<Writing, 'audience' | 'now'>): void => {
  if (wantedOn !== null && wantedOn < localDay(writing.now, actingParty(writing)))
    throw invalidInput('wantedOn', 'The day is over.');
};
