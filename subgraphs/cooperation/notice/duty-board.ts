import { reading } from '../../kit/list/select.ts';
import type { RequestContext } from '../../kit/server/request-context.ts';
import { literal } from '../../kit/storage/sql-name.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { notice } from './notice.table.ts';

/** The notices that the text asks for promptly (速やかに): sections 4(1) and 5, second paragraph. */
const prompt = `"kind" in (${['MISCONDUCT_REPORTED', 'EXAM_FRAUD_REPORTED'].map(literal).join(', ')})`;
/** What is taken for promptly; the text names no period. */
const promptly = '7 days';

const lag = `coalesce("received_at", now()) - "occurred_at"`;
const hours = `extract(epoch from ${lag}) / 3600`;
const isDone = `("acknowledged_at" is not null or "published_at" is not null)`;

/** Sections stand in the order of the text, where 10 comes after 9. */
const duties = (where: string): string => `
  select "article", "sender" as "party",
    count(*) filter (where not ${isDone})::int as "open",
    count(*) filter (where ${isDone})::int as "done",
    round(percentile_disc(0.5) within group (order by ${hours}))::int as "medianHours",
    round(max(${hours}))::int as "longestHours",
    case when bool_or(${prompt}) then count(*) filter (where ${prompt} and ${lag} > interval '${promptly}')::int end
      as "alarms"
  from "notice" where ${where}
  group by "article", "sender" order by substring("article" from '^\\d+')::int, "article", "sender"`;

/** What is owed under each section, in one statement over the notices that the caller may list. */
export const dutyBoard: Resolvers = {
  Query: {
    dutyBoard: async (_parent: unknown, _given: unknown, context: RequestContext) => {
      const wall = reading(notice, context.audience, context.markings);
      return wall.isOpen ? context.query(duties(wall.predicate), []) : [];
    },
  },
};
