import type { Statements } from '../storage/upsert.ts';

/** What a subgraph does to its own database from time to time, asked by nobody. */
export interface Upkeep {
  /** The time between two rounds, in milliseconds; the first is at the start. */
  readonly everyMs: number;
  /** One round, in a transaction of its own. It may be done again, and by several processes. */
  readonly round: (statements: Statements) => Promise<void>;
}

/** Upkeep that goes on. */
export interface GoingUpkeep {
  /** Begins no round any more, and waits for the one that is under way. */
  readonly stop: () => Promise<void>;
}

/**
 * Begins a subgraph's upkeep: one round after another, never two at a time. A round that fails is told and done again.
 *
 * @param within runs a round in a transaction
 */
export const beginUpkeep = (
  { everyMs, round }: Upkeep,
  within: (round: Upkeep['round']) => Promise<void>,
  onFault: (fault: unknown) => void,
): GoingUpkeep => {
  let last = Promise.resolve();
  const next = (): void => {
    last = last.then(() => within(round)).catch(onFault);
  };
  next();
  const timer = setInterval(next, everyMs).unref();
  return {
    stop: () => {
      clearInterval(timer);
      return last;
    },
  };
};
