import type { Act, MutationInput } from '../../kit/write/act.ts';
import { Refused } from '../../kit/write/refused.ts';
import { standingMemorandum } from './memorandum-state.ts';

/**
 * An act by which something new is shared: refused from the instant at which the Memorandum ends (section 10). Section 3
 * goes on, and with it what follows upon what was shared before.
 */
export const whileInForce = <Input extends MutationInput>(act: Act<Input>): Act<Input> => ({
  ...act,
  perform: async (input, writing) => {
    const stands = await standingMemorandum(writing.query);
    if (stands?.state === 'TERMINATED')
      throw new Refused({
        type: 'WrongState',
        state: stands.state,
        message: 'The Memorandum has ended (section 10). What was shared stays confidential (section 3).',
      });
    return act.perform(input, writing);
  },
});
