import type { GraphQLSchema } from 'graphql';
import type { Audience } from '../../schema/audience.ts';

/** The schema that one audience sees. Nothing outside it exists for that audience, by any door. */
export interface View {
  readonly audience: Audience;
  readonly schema: GraphQLSchema;
  /** The view as the schema language writes it. */
  readonly sdl: string;
  /** Whether a coordinate (`Type`, `Type.field`, `Type.field(argument:)`, `Enum.VALUE`) stands in the view. */
  readonly visible: (coordinate: string) => boolean;
  /** Whether a coordinate that does not is released all the same, and only kept from callers by composition. */
  readonly behind: (coordinate: string) => boolean;
}
