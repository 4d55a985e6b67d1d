import { boundsFrom } from './bounds.ts';
import type { Bounds, KnownSum } from './bounds.ts';

/** A published table, as its reader has it. */
export interface ReadTable {
  readonly table: string;
  readonly periodFrom: string;
  readonly total: number | null;
  readonly cells: readonly { readonly row: string; readonly count: number | null }[];
}

/** A withheld figure, and between what the published ones place it. */
export interface WithheldFigure extends Bounds {
  readonly figure: string;
}

/**
 * The bounds of every withheld figure, from all published tables together. The unknown numbers are the reports of one
 * period that stand in the same row of every table; each figure is a sum of them.
 */
export const withheldFigures = (tables: readonly ReadTable[]): readonly WithheldFigure[] => {
  const known: KnownSum[] = [];
  const withheld: { figure: string; places: readonly number[] }[] = [];
  let count = 0;
  const meet = (figure: string, value: number | null, places: readonly number[]): void => {
    if (value === null) withheld.push({ figure, places });
    else known.push({ places, sum: value });
  };
  for (const [period, ofPeriod] of Map.groupBy(tables, ({ periodFrom }) => periodFrom)) {
    const combinations = ofPeriod.reduce<readonly (readonly string[])[]>(
      (all, { cells }) => all.flatMap((one) => cells.map(({ row }) => [...one, row])),
      [[]],
    );
    const first = count;
    count += combinations.length;
    const placesWhere = (holds: (rows: readonly string[]) => boolean): readonly number[] =>
      combinations.flatMap((rows, place) => (holds(rows) ? [first + place] : []));
    for (const [at, { table, total, cells }] of ofPeriod.entries()) {
      meet(
        `${period} ${table} total`,
        total,
        placesWhere(() => true),
      );
      for (const { row, count: value } of cells)
        meet(
          `${period} ${table} ${row}`,
          value,
          placesWhere((rows) => rows[at] === row),
        );
    }
  }
  const bounds = boundsFrom(count, known);
  return withheld.map(({ figure, places }) => ({ figure, ...bounds(places) }));
};

/** The withheld figures whose bounds lie less than a limit apart. */
export const narrowFigures = (tables: readonly ReadTable[], limit: number): readonly WithheldFigure[] =>
  withheldFigures(tables).filter(({ least, most }) => most - least < limit - 1e-6);
