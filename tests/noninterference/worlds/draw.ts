import { createHash } from 'node:crypto';

/** Decisions and values from one integer; the same integer gives the same ones again. */
export interface Draw {
  /** A whole number from 0 up to, but not including, `below`. */
  readonly upTo: (below: number) => number;
  /** Whether something that happens this often in a hundred happens. */
  readonly chance: (inHundred: number) => boolean;
  /** One of some values. Throws where there is none. */
  readonly one: <T>(of: readonly T[]) => T;
  /** The values in another order. */
  readonly shuffled: <T>(of: readonly T[]) => T[];
  /** Letters and digits. */
  readonly letters: (length: number) => string;
  /** A version 4 identifier. */
  readonly uuid: () => string;
}

/** Without q, x and z, of which the mark of confidential texts is made: no other text may hold it by chance. */
const alphabet = '0123456789abcdefghijklmnoprstuvwy';

/** Decisions from a seed (mulberry32, which is small, quick and good enough to choose tests by). */
export const drawFrom = (seed: number): Draw => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const upTo = (below: number): number => Math.floor(next() * below);
  const one = <T>(of: readonly T[]): T => {
    const index = upTo(of.length);
    if (of.length === 0) throw new Error('nothing to choose from');
    return of[index] as T;
  };
  const letters = (length: number): string =>
    Array.from({ length }, () => alphabet.charAt(upTo(alphabet.length))).join('');
  const hex = (length: number): string => Array.from({ length }, () => upTo(16).toString(16)).join('');
  return {
    upTo,
    chance: (inHundred) => upTo(100) < inHundred,
    one,
    shuffled: (of) => {
      const rest = [...of];
      return rest.map((_, at) => {
        const from = at + upTo(rest.length - at);
        const taken = rest[from];
        rest[from] = rest[at] as (typeof rest)[number];
        rest[at] = taken as (typeof rest)[number];
        return taken as (typeof rest)[number];
      });
    },
    letters,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${one(['8', '9', 'a', 'b'])}${hex(3)}-${hex(12)}`,
  };
};

/**
 * Decisions for one place of a world. Each place has its own, so that one more row here changes no value there.
 */
export const drawAt = (seed: number, ...place: readonly (string | number)[]): Draw =>
  drawFrom(
    createHash('sha256')
      .update(JSON.stringify([seed, ...place]))
      .digest()
      .readUInt32LE(0),
  );
