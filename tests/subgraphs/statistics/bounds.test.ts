import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { boundsFrom } from './bounds.ts';
import { withheldFigures } from './narrow-figures.ts';
import type { ReadTable } from './narrow-figures.ts';
import { partitions } from './partitions.ts';

describe('the bounds that known sums put on unknown numbers', () => {
  it('are those of a table of two by two with its margins', () => {
    // a b | 7
    // c d | 5
    // 4 8 | 12
    const bounds = boundsFrom(4, [
      { places: [0, 1], sum: 7 },
      { places: [2, 3], sum: 5 },
      { places: [0, 2], sum: 4 },
      { places: [1, 3], sum: 8 },
    ]);
    const rounded = (places: readonly number[]) => {
      const { least, most } = bounds(places);
      return [Math.round(least) + 0, Math.round(most) + 0];
    };
    expect([0, 1, 2, 3].map((place) => rounded([place]))).toEqual([
      [0, 4],
      [3, 7],
      [0, 4],
      [1, 5],
    ]);
    expect(rounded([0, 3])).toEqual([1, 9]);
    expect(rounded([0, 1, 2, 3])).toEqual([12, 12]);
  });

  it('are nothing and Infinity where nothing is known', () => {
    expect(boundsFrom(2, [])([0])).toEqual({ least: 0, most: Infinity });
    expect(boundsFrom(3, [{ places: [0, 1], sum: 9 }])([1, 2]).most).toBe(Infinity);
  });

  it('are not found for sums that no numbers have', () => {
    expect(() =>
      boundsFrom(2, [
        { places: [0], sum: 4 },
        { places: [0, 1], sum: 3 },
      ]),
    ).toThrow('no numbers have these sums');
  });

  it('give a single withheld figure back', () => {
    const cells = [
      { row: 'x', count: 7 },
      { row: 'y', count: null },
    ];
    const [found] = withheldFigures([{ table: 'T', periodFrom: '2026-01-01', total: 9, cells }]);
    expect(found?.least).toBeCloseTo(2);
    expect(found?.most).toBeCloseTo(2);
  });

  it('are those that are found by trying all numbers', () => {
    const total = 6;
    const worlds = partitions(total, 6);
    const figures = (world: readonly number[]) =>
      [world.slice(0, 3), world.slice(3), ...[0, 1, 2].map((at) => [world[at] ?? 0, world[at + 3] ?? 0])].map(
        (parts) => parts.reduce((sum, part) => sum + part, 0),
      );
    fc.assert(
      fc.property(
        fc.constantFrom(...worlds),
        fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
        (world, shown) => {
          const real = figures(world);
          const read = (value: number, at: number) => (shown[at] === true ? value : null);
          const cells = real.map((value, at) => ({ row: String(at), count: read(value, at) }));
          const table = { periodFrom: '2026-01-01', total };
          const tables: ReadTable[] = [
            { ...table, table: 'S', cells: cells.slice(0, 2) },
            { ...table, table: 'T', cells: cells.slice(2) },
          ];
          const fitting = worlds
            .map(figures)
            .filter((other) => real.every((value, at) => shown[at] !== true || other[at] === value));
          for (const { figure, least, most } of withheldFigures(tables)) {
            const values = fitting.map((other) => other[Number(figure.at(-1))] ?? 0);
            expect([figure, least, most]).toEqual([
              figure,
              expect.closeTo(Math.min(...values)),
              expect.closeTo(Math.max(...values)),
            ]);
          }
        },
      ),
      { numRuns: 200, seed: 20_261_124 },
    );
  });

  it('carry what one table tells into another of the same period, and into no other period', () => {
    const cells = [
      { row: 'x', count: null },
      { row: 'y', count: 6 },
    ];
    const withoutTotal = { table: 'T', periodFrom: '2026-01-01', total: null, cells };
    const whole = [
      { row: 'u', count: 10 },
      { row: 'v', count: 3 },
    ];
    const of = (periodFrom: string) =>
      withheldFigures([withoutTotal, { table: 'S', periodFrom, total: null, cells: whole }]).find(
        ({ figure }) => figure.endsWith('x'),
      );
    expect(of('2026-01-01')?.most).toBeCloseTo(7);
    expect(of('2026-07-01')?.most).toBe(Infinity);
  });
});
