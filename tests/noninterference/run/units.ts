import type { AudienceId } from '../../../schema/audience.ts';

/** A part of a run: some operations of audiences that share their worlds. */
export interface Unit {
  readonly audiences: readonly AudienceId[];
  /** The place of the first operation of each. */
  readonly from: number;
  /** For each. */
  readonly operations: number;
}

/**
 * The most operations in a unit. A unit's systems end with it, and with them whatever their caches have gathered: so that a
 * run of any length takes no more memory than a short one.
 */
const mostOperations = 25_000;

const size = ({ audiences, operations }: Unit): number => audiences.length * operations;

/**
 * Divides a run, the largest units first.
 *
 * @param alike groups of audiences that share their worlds
 */
export const unitsOf = (alike: readonly (readonly AudienceId[])[], operations: number): readonly Unit[] =>
  alike
    .flatMap((audiences): readonly Unit[] => {
      if (audiences.length * operations <= mostOperations) return [{ audiences, from: 0, operations }];
      return audiences.flatMap((audience) =>
        Array.from({ length: Math.ceil(operations / mostOperations) }, (_, at) => ({
          audiences: [audience],
          from: at * mostOperations,
          operations: Math.min(mostOperations, operations - at * mostOperations),
        })),
      );
    })
    .toSorted((one, other) => size(other) - size(one));
