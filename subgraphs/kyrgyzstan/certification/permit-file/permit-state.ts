import type { Permit, PermitFile } from './permit-file.ts';
import { permitStates, stateAfter, type PermitState } from './permit-transitions.ts';

/**
 * How a permit stands at the end of a day, by the events up to that day; undefined before it is granted. The last day
 * of validity still counts. A suspended permit whose last day has passed is expired; a revoked one stays revoked.
 */
export const permitStateOn = (permit: Permit, day: string): PermitState | undefined => {
  let state: PermitState | undefined;
  let validUntil: string | null = null;
  for (const { kind, date, validUntil: until } of permit.events) {
    if (date > day) break;
    state = stateAfter(state ?? 'NOT_GRANTED', kind) ?? state;
    validUntil = until;
  }
  const lapsed = validUntil !== null && validUntil < day;
  return state !== undefined && state !== 'REVOKED' && lapsed ? 'EXPIRED' : state;
};

/** How many permits of a file stand in each state at the end of a day. */
export const stateOn = ({ permits }: PermitFile, day: string): Readonly<Record<PermitState, number>> => {
  const states = permits.map((permit) => permitStateOn(permit, day));
  const counts = permitStates.map((state) => [state, states.filter((each) => each === state).length]);
  return Object.fromEntries(counts) as Record<PermitState, number>;
};
