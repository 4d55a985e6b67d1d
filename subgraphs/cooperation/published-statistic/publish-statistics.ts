import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { insertRows } from '../../kit/storage/upsert.ts';
import { halfYearsOver } from './half-year.ts';
import type { HalfYear } from './half-year.ts';
import { publishedStatistic } from './published-statistic.table.ts';
import { tablesOfHalfYear } from './tables-of-half-year.ts';
import type { CountedReports } from './tables-of-half-year.ts';

interface CountedMonth extends CountedReports {
  readonly month: string;
}

interface Moment {
  readonly publishedAt: string;
  readonly today: string;
  /** The day from which the cooperation runs; null where the database holds no Memorandum. */
  readonly since: string | null;
  /** Of the whole database, not of a period: there it would tell whether the period has any report. */
  readonly synthetic: boolean;
}

/** One lock for all acts of publication, so that two at a time are one after the other. */
const publicationLock = 0x6b_6f_70_32;

/**
 * The act of publication, in the manager's transaction: publishes every half-year since the Memorandum began that is over
 * by the database's clock and of which nothing is published yet, whether it has reports or not. What is published stays as
 * it is: tables of two moments would, subtracted, tell of each report between them.
 * @returns the half-years that were published.
 * @throws Error where the database holds no Memorandum, or a report of a kind that no table counts.
 */
export const publishStatistics = async (manager: EntityManager): Promise<readonly HalfYear[]> => {
  await manager.query('select pg_advisory_xact_lock($1)', [publicationLock]);
  const { publishedAt, today, since, synthetic } = await readMoment(manager);
  if (since === null)
    throw new Error('the database holds no Memorandum, so that no period begins: load it, and publish again');
  const published = await manager.query<{ periodFrom: string }[]>(
    `select distinct "period_from"::text as "periodFrom" from "published_statistic"`,
  );
  const known = new Set(published.map(({ periodFrom }) => periodFrom));
  const due = halfYearsOver(since, today).filter(({ from }) => !known.has(from));
  const reports = await readReports(manager);
  const rows = due.flatMap((halfYear) => {
    const within = reports.filter(
      ({ month }) => `${month}-01` >= halfYear.from && `${month}-01` <= halfYear.to,
    );
    return tablesOfHalfYear(halfYear, within).map((table) => ({
      ...table,
      id: randomUUID(),
      publishedAt,
      synthetic,
    }));
  });
  await insertRows(manager, publishedStatistic, rows);
  return due;
};

const readMoment = async (manager: EntityManager): Promise<Moment> => {
  const [moment] = await manager.query<Moment[]>(
    `select now()::text as "publishedAt", (now() at time zone 'UTC')::date::text as "today",
       (select min("effective_from")::text from "memorandum") as "since",
       exists (select from "misconduct_report" where "synthetic") as "synthetic"`,
  );
  if (moment === undefined) throw new Error('the database does not tell the time');
  return moment;
};

/** A report that was withdrawn ought not to have been sent, and is counted no more; one that is corrected is. */
const readReports = (manager: EntityManager): Promise<readonly CountedMonth[]> =>
  manager.query<CountedMonth[]>(
    `select to_char("sent_at" at time zone 'UTC', 'YYYY-MM') as "month", "category", "originator",
       "subject_kind" as "subjectKind", count(*)::int as "count"
     from "misconduct_report" where "state" <> 'WITHDRAWN' group by 1, 2, 3, 4`,
  );
