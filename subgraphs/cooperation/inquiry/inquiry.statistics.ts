import { localDaySql } from '../../kit/facts/local-day.ts';
import { reading } from '../../kit/list/select.ts';
import type { RequestContext } from '../../kit/server/request-context.ts';
import { byValue, byYearOfInstant } from '../../kit/statistics/grouping.ts';
import { statistics } from '../../kit/statistics/statistics.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { askedParty, inquiryStateToday } from './inquiry-state.ts';
import { inquiryList } from './inquiry.resolvers.ts';
import { inquiry } from './inquiry.table.ts';

/** The days from sending to answer. */
const daysToAnswer = `extract(epoch from "closed_at" - "sent_at") / 86400`;
/** The days from sending to acceptance. */
const daysToAccept = `extract(epoch from "accepted_at" - "sent_at") / 86400`;
const inSevenDays = `"accepted_at" <= "sent_at" + interval '7 days'`;
const waitsLonger = `("state" = 'SENT' and "sent_at" < now() - interval '7 days')`;
const isAnswered = `"state" = 'ANSWERED'`;
/** The day of its answer, where it is answered. */
const answeredOn = localDaySql(askedParty, '"closed_at"');

/** A day to which the side that asks has not agreed says nothing of how well it is served. */
const isAgreed = `"due_agreed_at" is not null`;
const isAnsweredByTheAgreedDay = `${isAnswered} and ${isAgreed} and ${answeredOn} <= "due_on"`;
const isOverdue = `(${inquiryStateToday}) = 'OVERDUE'`;

/** How many days answers may take on average, and how many of a hundred must be in time. */
const marks = { averageDays: 16, inTime: 80 } as const;

/** Whether as many of a hundred are in time as must be; null where there is none to judge by. */
const isMet = (inTime: string, of: string): string => `case when count(*) filter (where ${of}) > 0 then
      100 * count(*) filter (where ${inTime}) >= ${String(marks.inTime)} * count(*) filter (where ${of}) end`;

/**
 * The figures of both sides, of inquiries that the caller may list and that were not withdrawn, since those are owed no
 * answer. Seven days, the agreed day and the time to answer are what the Internal Market Information system of the European
 * Union publishes, and the marks are its own.
 */
const serviceLevels = (where: string): string => `
  select "asked" as "party",
    count("id")::int as "received",
    count("accepted_at")::int as "accepted",
    count(*) filter (where ${inSevenDays})::int as "acceptedWithinSevenDays",
    count(*) filter (where ${isAnswered})::int as "answered",
    count(*) filter (where ${isAnsweredByTheAgreedDay})::int as "answeredByTheAgreedDay",
    count(*) filter (where "state" = 'DECLINED')::int as "declined",
    count(*) filter (where ${isOverdue})::int as "overdue",
    round(percentile_disc(0.5) within group (order by ${daysToAnswer}) filter (where ${isAnswered}))::int
      as "medianDaysToAnswer",
    round(max(${daysToAnswer}) filter (where ${isAnswered}))::int as "longestDaysToAnswer",
    round(avg(${daysToAccept}), 1)::float8 as "averageDaysToAccept",
    round(avg(${daysToAnswer}) filter (where ${isAnswered}), 1)::float8 as "averageDaysToAnswer",
    ${isMet(inSevenDays, `"accepted_at" is not null or ${waitsLonger}`)} as "acceptsInTime",
    avg(${daysToAnswer}) filter (where ${isAnswered}) < ${String(marks.averageDays)} as "answersQuickly",
    ${isMet(isAnsweredByTheAgreedDay, `${isAgreed} and (${isAnswered} or ${isOverdue})`)} as "answersByTheAgreedDay"
  from unnest(array['JAPAN', 'KYRGYZSTAN']) as "side"("asked")
    left join "inquiry" on ${askedParty} = "asked" and "state" <> 'WITHDRAWN' and ${where}
  group by "asked" order by "asked"`;

/** How inquiries are counted for the two sides, who may read each of them. */
export const inquiryStatistics: Resolvers = {
  Query: {
    inquiryStatistics: statistics(inquiryList, {
      ORIGINATOR: byValue('originator'),
      STATE: byValue('state'),
      SENT_YEAR: byYearOfInstant('sentAt'),
    }),
    inquiryServiceLevels: async (_parent: unknown, _given: unknown, context: RequestContext) => {
      const wall = reading(inquiry, context.audience, context.markings);
      return wall.isOpen ? context.query(serviceLevels(wall.predicate), []) : [];
    },
  },
};
