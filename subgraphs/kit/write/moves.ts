import { Refused } from './refused.ts';

/** Which event leads from which state to which, one table for each concept; whatever is not in it is refused. */
export type Moves = Readonly<Record<string, Readonly<Partial<Record<string, string>>>>>;

/**
 * The state that an event leads to.
 * @throws Refused where the table does not know the event in that state.
 */
export const moved = (moves: Moves, state: unknown, event: string): string => {
  const before = String(state);
  const after = moves[before]?.[event];
  if (after !== undefined) return after;
  throw new Refused({
    type: 'WrongState',
    state: before,
    message: `It stands as ${before}; ${event} does not follow upon that.`,
  });
};
