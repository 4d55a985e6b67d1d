import type { Query } from '../storage/query.ts';
import type { Act, MutationInput, Writing } from '../write/act.ts';
import { Refused } from '../write/refused.ts';
import { hasMemorandumEnded } from './has-memorandum-ended.ts';

/** The refusal of what would share something new once the Memorandum has ended (section 10). */
const ended = (): Refused =>
  new Refused({
    type: 'WrongState',
    state: 'TERMINATED',
    message: 'The Memorandum has ended (section 10). What was shared stays confidential (section 3).',
  });

/**
 * Makes acts by which something new is shared refused from the instant at which the Memorandum ends (section 10). Section 3
 * goes on, and with it what follows upon what was shared before.
 * @param hasEnded whether it has, by what the database of the act knows
 */
export const inForceBy =
  (hasEnded: (query: Query) => Promise<boolean>) =>
  <Input extends MutationInput>(act: Act<Input>): Act<Input> => ({
    ...act,
    perform: async (input, writing) => {
      if (await hasEnded(writing.query)) throw ended();
      return act.perform(input, writing);
    },
  });

/** An act of one side by which it shares something new; what it does with its own register goes on. */
export const whileInForce = inForceBy(hasMemorandumEnded);

/** The same of what is no whole act: it throws the refusal once the Memorandum has ended. */
export const refusedOnceEndedBy =
  (hasEnded: (query: Query) => Promise<boolean>) =>
  async ({ query }: Pick<Writing, 'query'>): Promise<void> => {
    if (await hasEnded(query)) throw ended();
  };

/**
 * Refuses what of an act of one side would share something new.
 * @throws Refused once the Memorandum has ended.
 */
export const refuseOnceEnded = refusedOnceEndedBy(hasMemorandumEnded);
