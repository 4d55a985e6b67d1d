import type { GraphQLResolveInfo } from 'graphql';
import { requestedFields } from '../../kit/list/requested-fields.ts';
import { propertiesFor, reading, selectList } from '../../kit/list/select.ts';
import type { RequestContext } from '../../kit/server/request-context.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { memorandum } from './memorandum.table.ts';

/** How the Memorandum is read. */
export const memorandumResolvers: Resolvers = {
  Query: {
    memorandum: async (
      _parent: unknown,
      _given: unknown,
      context: RequestContext,
      info: GraphQLResolveInfo,
    ) => {
      const wall = reading(memorandum, context.audience, context.markings);
      const columns = selectList(memorandum, propertiesFor(memorandum, requestedFields(info, [])), wall);
      const [row] = await context.query(
        `select ${columns} from "memorandum" where ${wall.predicate} limit 1`,
        [],
      );
      return row ?? null;
    },
  },
};
