import { createHash } from 'node:crypto';

/** A source of choices that gives the same ones each time, so that the demonstration is the same everywhere. */
export interface Random {
  /** A whole number, both ends included. */
  readonly integer: (from: number, to: number) => number;
  readonly chance: (probability: number) => boolean;
  /** One of a list; throws a RangeError where the list is empty. */
  readonly pick: <T>(of: readonly T[]) => T;
  /** One of a list, each as often as its weight says; throws a RangeError where the list is empty. */
  readonly weighted: <T extends Weighted>(of: readonly T[]) => T;
  /** Distinct ones of a list by their weights, as many as asked for or there are. */
  readonly severalWeighted: <T extends Weighted>(of: readonly T[], count: number) => readonly T[];
}

export interface Weighted {
  readonly weight: number;
}

/** The generator mulberry32: fractions from 0 up to 1 from a seed of 32 bits. */
const fractionsFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** The choices under a label. Each concept has a label of its own, so that a change to one leaves the others. */
export const randomOf = (label: string): Random => {
  const fraction = fractionsFrom(createHash('sha256').update(label).digest().readUInt32BE(0));

  const weighted = <T extends Weighted>(of: readonly T[]): T => {
    let left = fraction() * of.reduce((sum, { weight }) => sum + weight, 0);
    const found = of.find(({ weight }) => (left -= weight) < 0) ?? of.at(-1);
    if (found === undefined) throw new RangeError(`nothing to choose from under ${label}`);
    return found;
  };

  const integer = (from: number, to: number): number => from + Math.floor(fraction() * (to - from + 1));

  return {
    integer,
    weighted,
    chance: (probability) => fraction() < probability,
    pick: <T>(of: readonly T[]): T => {
      if (of.length === 0) throw new RangeError(`nothing to choose from under ${label}`);
      return of[integer(0, of.length - 1)] as T;
    },
    severalWeighted: (of, count) => {
      const left = [...of];
      return Array.from({ length: Math.min(count, of.length) }, () => {
        const chosen = weighted(left);
        left.splice(left.indexOf(chosen), 1);
        return chosen;
      });
    },
  };
};
