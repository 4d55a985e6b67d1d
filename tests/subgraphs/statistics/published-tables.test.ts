import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { readSubgraphDocument } from '../../../schema/read-subgraphs.ts';
import { schemaElements } from '../../../schema/schema-elements.ts';
import { halfYearsOver } from '../../../subgraphs/cooperation/published-statistic/half-year.ts';
import { publishedTables } from '../../../subgraphs/cooperation/published-statistic/published-tables.ts';
import { tablesOfHalfYear } from '../../../subgraphs/cooperation/published-statistic/tables-of-half-year.ts';
import type { CountedReports } from '../../../subgraphs/cooperation/published-statistic/tables-of-half-year.ts';
import { smallestShown } from '../../../subgraphs/cooperation/published-statistic/withhold-small.ts';
import { narrowFigures } from './narrow-figures.ts';
import type { ReadTable } from './narrow-figures.ts';

const halfYears = halfYearsOver('2025-08-01', '2026-11-24');
const seed = 20_261_124;

const elements = [...schemaElements(readSubgraphDocument('cooperation')).values()];
const valuesOf = (type: string): readonly string[] =>
  elements
    .filter(({ kind, parent }) => kind === 'enumValue' && parent === type)
    .map(({ coordinate }) => coordinate.slice(type.length + 1));

/** The enum of what each table divides by. */
const divided = { category: 'MisconductCategory', originator: 'Party', subjectKind: 'MisconductSubjectKind' };

/** Reports of one half-year: few of most kinds, many of some. */
const someReports: fc.Arbitrary<readonly CountedReports[]> = fc.array(
  fc.record({
    category: fc.constantFrom(...valuesOf(divided.category)),
    originator: fc.constantFrom(...valuesOf(divided.originator)),
    subjectKind: fc.constantFrom(...valuesOf(divided.subjectKind)),
    count: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 30 })),
  }),
  { maxLength: 14 },
);

const published = (reports: readonly (readonly CountedReports[])[]): readonly ReadTable[] =>
  halfYears.flatMap((halfYear, at) => tablesOfHalfYear(halfYear, reports[at] ?? []));

/** The same reports with every figure shown. */
const everything = (reports: readonly (readonly CountedReports[])[]): readonly ReadTable[] =>
  published(reports).map((read) => {
    const table = publishedTables[read.table];
    const of = reports[halfYears.findIndex(({ from }) => from === read.periodFrom)] ?? [];
    const count = (holds: (report: CountedReports) => boolean) =>
      of.filter(holds).reduce((sum, report) => sum + report.count, 0);
    const rows = table?.companies.flat() ?? [];
    return {
      ...read,
      total: count(() => true),
      cells: rows.map(({ value, row }) => ({
        row,
        count: count((report) => report[table?.by ?? 'category'] === value),
      })),
    };
  });

/** Publication without anything but the small figures withheld. */
const withoutCompanies = (reports: readonly (readonly CountedReports[])[]): readonly ReadTable[] => {
  const hide = (figure: number | null) => (figure !== null && figure < smallestShown ? null : figure);
  return everything(reports).map((read) => ({
    ...read,
    total: hide(read.total),
    cells: read.cells.map(({ row, count }) => ({ row, count: hide(count) })),
  }));
};

/** The withheld figures that are too narrow in the first of many sets of reports that has any. */
const firstNarrow = (publish: typeof published): readonly string[] => {
  const sets = fc.sample(
    fc.array(someReports, { minLength: halfYears.length, maxLength: halfYears.length }),
    { numRuns: 200, seed },
  );
  for (const reports of sets) {
    const narrow = narrowFigures(publish(reports), smallestShown);
    if (narrow.length > 0)
      return narrow.map(({ figure, least, most }) => `${figure}: ${String(least)} to ${String(most)}`);
  }
  return [];
};

describe('the published tables', () => {
  it('count each value that a report can have in one row of a company of two or more', () => {
    for (const { by, companies } of Object.values(publishedTables)) {
      expect(
        companies
          .flat()
          .map(({ value }) => value)
          .sort(),
      ).toEqual(valuesOf(divided[by]).toSorted());
      for (const company of companies) expect(company.length).toBeGreaterThanOrEqual(2);
    }
    expect(Object.keys(publishedTables)).toEqual(valuesOf('PublishedTable'));
  });

  it('show no figure under the limit, and none that is not exact', () => {
    fc.assert(
      fc.property(someReports, (reports) => {
        const exact = everything([reports]);
        for (const [at, { total, cells }] of published([reports]).entries()) {
          expect([exact[at]?.total, null]).toContain(total);
          for (const [row, { count }] of cells.entries()) {
            expect([exact[at]?.cells[row]?.count, null]).toContain(count);
            if (count !== null) expect(count).toBeGreaterThanOrEqual(smallestShown);
          }
        }
      }),
      { seed },
    );
  });

  it('withhold something in one set of reports, and show something in it', () => {
    const counts = fc.sample(someReports, { numRuns: 50, seed }).map((reports) => published([reports]));
    const figures = counts.flat().flatMap(({ cells }) => cells.map(({ count }) => count));
    expect(figures.filter((figure) => figure === null).length).toBeGreaterThan(50);
    expect(figures.filter((figure) => figure !== null).length).toBeGreaterThan(50);
  });

  it('leave the bounds of every withheld figure at least the limit apart, all tables of all periods together', () => {
    expect(firstNarrow(published)).toEqual([]);
  });

  it('would not, were small figures withheld alone in all of them', () => {
    expect(firstNarrow(withoutCompanies)).not.toEqual([]);
  });

  it('would not, were small figures withheld alone in one table of them', () => {
    const oneWithout = (reports: readonly (readonly CountedReports[])[]): readonly ReadTable[] =>
      published(reports).map((read, at) =>
        read.table === 'REPORTS_BY_REPORTING_SIDE' ? (withoutCompanies(reports)[at] ?? read) : read,
      );
    expect(firstNarrow(oneWithout)).not.toEqual([]);
  });

  it('refuse a report that no row counts', () => {
    const report = { category: 'SMUGGLING', originator: 'JAPAN', subjectKind: 'UNREGISTERED', count: 9 };
    const [halfYear] = halfYears;
    if (halfYear === undefined) throw new Error('there is no half-year');
    expect(() => tablesOfHalfYear(halfYear, [report])).toThrow(
      'reports are stored with the category SMUGGLING, which no row of REPORTS_BY_ACT counts',
    );
  });
});

describe('the half-years that are over', () => {
  it('begin with the one in which the cooperation began, and end before the one that holds today', () => {
    expect(halfYearsOver('2025-07-06', '2026-11-24')).toEqual([
      { from: '2025-07-01', to: '2025-12-31' },
      { from: '2026-01-01', to: '2026-06-30' },
    ]);
  });

  it.each([
    ['2026-06-30', []],
    ['2026-07-01', ['2026-01-01']],
    ['2026-12-31', ['2026-01-01']],
    ['2027-01-01', ['2026-01-01', '2026-07-01']],
  ])('on %s are those of which the last day has passed', (today, from) => {
    expect(halfYearsOver('2026-06-30', today).map((halfYear) => halfYear.from)).toEqual(from);
  });
});
