import { filterConditions } from '../../kit/list/connection.ts';
import { holds } from '../../kit/list/filters.ts';
import { reading } from '../../kit/list/select.ts';
import type { RequestContext } from '../../kit/server/request-context.ts';
import { columnName, identifier, literal } from '../../kit/storage/sql-name.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { asked, followUps, notified, prompt, reasked } from './duties.ts';
import { notice } from './notice.table.ts';

/** What is taken for promptly; the text names no period. */
const promptly = '7 days';

const among = (values: readonly string[]): string => `(${values.map(literal).join(', ')})`;

const isPrompt = `"kind" in ${among(prompt)}`;
const asking = among([...asked.map(({ kind }) => kind), notified.kind]);
const askedTypes = among([...asked.map(({ table }) => table.type), notified.subjectType]);

/** What of a notice is looked at. */
const columns = [
  ...['kind', 'article', 'sender', 'recipient', 'subjectType', 'subjectId'],
  ...['occurredAt', 'receivedAt', 'publishedAt', 'acknowledgedAt'],
]
  .map((property) => identifier(columnName(property)))
  .join(', ');

/** Whether what a notice asks for still waits, and since when it does not; of the caller's own records alone. */
const answers = ({ audience, markings }: Pick<RequestContext, 'audience' | 'markings'>): string =>
  [
    ...asked.flatMap(({ kind, table, waitsIn, answeredAt }) => {
      const wall = reading(table, audience, markings);
      return wall.isOpen
        ? [
            `select "state" in ${among(waitsIn)} as "waits", ${answeredAt} as "at" from ${identifier(table.name)}
             where "told"."kind" = ${literal(kind)} and "id" = "told"."subject_id" and ${wall.predicate}`,
          ]
        : [];
    }),
    `select false, min("received_at") from "notice" where "told"."kind" = ${literal(notified.kind)}
       and "subject_id" = "told"."subject_id" and "kind" in ${among(notified.answeredBy)}
       and ${reading(notice, audience, markings).predicate} having min("received_at") is not null`,
  ].join(' union all ');

/** What tells of an inquiry that was withdrawn before anyone acknowledged it asks for nothing any more. */
const isMoot = (where: string): string => `(
  "kind" = ${literal(reasked.kind)} and "acknowledged_at" is null and "subject_id" in (
    select "subject_id" from "notice" where "kind" = ${literal(reasked.endedBy)} and ${where}))`;

/**
 * Each duty with the side that owes it. To tell is owed by the sender, and done once the other side has acknowledged or
 * published what it was told; what a notice asks for is owed by the side that it has reached, and done once that side has
 * answered. What the asked side says of it is its answer, and no duty besides. Sections stand in the order of the text,
 * where 10 comes after 9.
 */
const duties = (where: string, chosen: readonly string[], answer: string): string => `
  with "told" as (
    select ${columns}, "kind" in ${asking} and "received_at" is not null as "asks" from "notice"
    where ${[where, ...chosen].join(' and ')} and "kind" not in ${among(followUps)} and not ${isMoot(where)}),
  "duty" as (
    select "article", "kind", case when "asks" then "recipient" else "sender" end as "party",
      coalesce("received_at", now()) - "occurred_at" as "lag",
      case when "asks" then not coalesce("answer"."waits", true)
        else "acknowledged_at" is not null or "published_at" is not null end as "done",
      case when not "asks" then coalesce("received_at", now()) - "occurred_at"
        when coalesce("answer"."waits", true) then now() - "received_at"
        else coalesce("answer"."at" - "received_at", interval '0') end as "took"
    from "told" left join lateral (${answer}) "answer" on "told"."asks"
    where "told"."subject_type" not in ${askedTypes} or "told"."kind" in ${asking} or not exists (
      select from "notice" "question" where "question"."subject_id" = "told"."subject_id"
        and "question"."kind" in ${asking} and "question"."recipient" = "told"."sender"))
  select "article", "party",
    count(*) filter (where not "done")::int as "open",
    count(*) filter (where "done")::int as "done",
    round(extract(epoch from percentile_disc(0.5) within group (order by "took")) / 3600)::int as "medianHours",
    round(extract(epoch from max("took")) / 3600)::int as "longestHours",
    case when bool_or(${isPrompt}) then count(*) filter (where ${isPrompt} and "lag" > interval '${promptly}')::int end
      as "alarms"
  from "duty" group by "article", "party" order by substring("article" from '^\\d+')::int, "article", "party"`;

/** By what of the notices the board is narrowed. */
const narrowed = { table: notice, filters: { addressedTo: holds('addressedTo') } };

/** What is owed under each section, in one statement over what the caller may list. */
export const dutyBoard: Resolvers = {
  Query: {
    dutyBoard: async (
      _parent: unknown,
      given: Readonly<Record<string, unknown>>,
      context: RequestContext,
    ) => {
      const wall = reading(notice, context.audience, context.markings);
      if (!wall.isOpen) return [];
      const parameters: unknown[] = [];
      const chosen = filterConditions(narrowed, given, (value) => `$${String(parameters.push(value))}`);
      return context.query(duties(wall.predicate, chosen, answers(context)), parameters);
    },
  },
};
