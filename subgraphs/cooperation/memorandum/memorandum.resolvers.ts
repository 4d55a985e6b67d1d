import type { GraphQLResolveInfo } from 'graphql';
import { pointedToByOne, pointsTo } from '../../kit/list/find.ts';
import { requestedFields } from '../../kit/list/requested-fields.ts';
import { propertiesFor, reading, selectList } from '../../kit/list/select.ts';
import type { RequestContext } from '../../kit/server/request-context.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { history } from '../../kit/write/history.ts';
import { write } from '../../kit/write/write.ts';
import { giveNoticeOfTermination } from './give-notice-of-termination.ts';
import { memorandum } from './memorandum.table.ts';
import { purpose } from './purpose.ts';
import { terminationNotice } from './termination-notice.table.ts';

/** How the Memorandum is read, and how notice of its termination is given. */
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
  Memorandum: {
    purpose: () => purpose,
    terminationNotice: pointedToByOne(terminationNotice, 'memorandumId'),
  },
  TerminationNotice: { history },
  Mutation: { giveNoticeOfTermination: write(giveNoticeOfTermination) },
  NoticeOfTerminationGiven: { memorandum: pointsTo(memorandum, 'memorandumId') },
};
