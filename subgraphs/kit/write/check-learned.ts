import { localDay } from '../facts/local-day.ts';
import type { Writing } from './act.ts';
import { actingParty } from './acting-party.ts';
import { invalidInput } from './refused.ts';

/** When something happened, as a side learned of it. */
interface Learned {
  readonly occurredOn: string | null;
  readonly knownAt: string;
}

/**
 * Refuses what was known before it happened, or before now.
 * @throws Refused naming the input field.
 */
export const checkLearned = (
  writing: Pick<Writing, 'audience' | 'now'>,
  { occurredOn, knownAt }: Learned,
): void => {
  if (knownAt > writing.now) throw invalidInput('knownAt', 'The instant is still to come.');
  if (occurredOn !== null && occurredOn > localDay(knownAt, actingParty(writing)))
    throw invalidInput('occurredOn', 'The act happened after it was known.');
};
