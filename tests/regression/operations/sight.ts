import type { GraphQLSchema } from 'graphql';

/** One schema in the eyes of two callers: one who may not see something in it, and one who may. */
export interface Sight {
  /** All that there is. */
  readonly schema: GraphQLSchema;
  /** Whether a coordinate is withheld from the caller under test. */
  readonly withheld: (coordinate: string) => boolean;
  /** Whether a coordinate stands before the cleared twin, for whom every operation must be valid. */
  readonly admits: (coordinate: string) => boolean;
}
