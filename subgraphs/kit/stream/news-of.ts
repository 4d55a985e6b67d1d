import type { GraphQLResolveInfo } from 'graphql';
import { requestedFields } from '../list/requested-fields.ts';
import type { Lookup, Row } from '../list/loaders.ts';
import type { RequestContext } from '../server/request-context.ts';
import type { Table } from '../storage/table.ts';

/** The arguments of a subscription. */
type Given = Readonly<Partial<Record<string, unknown>>>;

/** A field of the subscription type: its source, and what is told of each event. */
export interface StreamResolver {
  readonly subscribe: (
    parent: never,
    given: never,
    context: RequestContext,
  ) => Promise<AsyncIterableIterator<string>>;
  readonly resolve: (
    id: unknown,
    given: Given,
    context: RequestContext,
    info: GraphQLResolveInfo,
  ) => Promise<Row | null>;
}

/** Which of the records that a subscriber may see are told to it. */
interface Told {
  /** The fields by which it is decided. */
  readonly by: readonly string[];
  readonly isTold: (row: Row, context: RequestContext, given: Given) => boolean;
}

const everything: Told = { by: [], isTold: () => true };

/**
 * A subscription to a table's records: whenever something happens to one, it is read anew, under the login of the
 * subscriber. One that the subscriber may not see, or is not told of, gives null, and a stream tells nothing of it.
 */
export const newsOf = (table: Table, { by, isTold }: Told = everything): StreamResolver => {
  const lookup: Lookup = { table, by: 'id', kind: 'uuid' };
  return {
    subscribe: (_parent, _given, { news }) => news(table),
    resolve: async (id, given, context, info) => {
      const fields = new Set([...requestedFields(info), ...by]);
      const row = await context.loaders.one(lookup, String(id), fields);
      return row !== null && isTold(row, context, given) ? row : null;
    },
  };
};
