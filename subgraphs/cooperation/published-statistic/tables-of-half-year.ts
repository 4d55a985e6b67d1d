import type { HalfYear } from './half-year.ts';
import { publishedTables } from './published-tables.ts';
import { withholdSmall } from './withhold-small.ts';

/** Reports of one half-year that are alike in all by which they are divided. */
export interface CountedReports {
  readonly category: string;
  readonly originator: string;
  readonly subjectKind: string;
  readonly count: number;
}

/** A table as it is published. */
export interface TableOfHalfYear {
  readonly table: string;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly total: number | null;
  readonly cells: readonly { readonly row: string; readonly count: number | null }[];
}

/**
 * The published tables of one half-year.
 * @param reports all reports of the half-year
 * @throws Error where a report has a value that no row counts.
 */
export const tablesOfHalfYear = (
  { from, to }: HalfYear,
  reports: readonly CountedReports[],
): readonly TableOfHalfYear[] =>
  Object.entries(publishedTables).map(([table, { by, companies }]) => {
    const known = new Set(companies.flat().map(({ value }) => value));
    const stranger = reports.find((report) => !known.has(report[by]));
    if (stranger !== undefined)
      throw new Error(`reports are stored with the ${by} ${stranger[by]}, which no row of ${table} counts`);
    const countOf = (value: string): number =>
      reports.filter((report) => report[by] === value).reduce((sum, { count }) => sum + count, 0);
    const shown = withholdSmall(companies.map((company) => company.map(({ value }) => countOf(value))));
    const counts = shown.companies.flat();
    return {
      table,
      periodFrom: from,
      periodTo: to,
      total: shown.total,
      cells: companies.flat().map(({ row }, at) => ({ row, count: counts[at] ?? null })),
    };
  });
