import { describe, expect, it } from '@jest/globals';
import {
  smallestShown,
  withholdSmall,
} from '../../../subgraphs/cooperation/published-statistic/withhold-small.ts';
import { partitions } from './partitions.ts';

const shown = (...companies: readonly (readonly number[])[]) => {
  const { total, companies: figures } = withholdSmall(companies);
  return [total, ...figures];
};

/** The figures in companies of two. */
const inPairs = (figures: readonly number[]): readonly (readonly number[])[] =>
  figures.length === 0 ? [] : [figures.slice(0, 2), ...inPairs(figures.slice(2))];

describe('withholding small figures', () => {
  it('shows everything where nothing is small', () => {
    expect(shown([5, 9], [7, 30])).toEqual([51, [5, 9], [7, 30]]);
  });

  it('withholds a small figure with its whole company', () => {
    expect(shown([4, 9], [7, 30])).toEqual([50, [null, null], [7, 30]]);
  });

  it('takes zero for a small figure', () => {
    expect(shown([0, 9], [7, 30])).toEqual([46, [null, null], [7, 30]]);
  });

  it('withholds everything but the total where what is withheld adds up to less than the limit', () => {
    expect(shown([1, 3], [7, 30])).toEqual([41, [null, null], [null, null]]);
    expect(shown([1, 4], [7, 30])).toEqual([42, [null, null], [7, 30]]);
  });

  it('withholds everything where the total is small, be it zero', () => {
    expect(shown([1, 2], [0, 1])).toEqual([null, [null, null], [null, null]]);
    expect(shown([0, 0], [0, 0])).toEqual([null, [null, null], [null, null]]);
  });

  it.each([
    [2, 24],
    [4, 16],
    [6, 11],
  ])(
    'leaves each withheld one of %d figures any value from zero to at least the limit, even for one who knows the rule',
    (rows, greatest) => {
      for (let total = smallestShown; total <= greatest; total += 1) {
        const alike = Map.groupBy(partitions(total, rows), (figures) =>
          JSON.stringify(withholdSmall(inPairs(figures))),
        );
        for (const [output, inputs] of alike) {
          const { companies } = JSON.parse(output) as ReturnType<typeof withholdSmall>;
          for (const [row, figure] of companies.flat().entries()) {
            if (figure !== null) continue;
            const values = inputs.map((figures) => figures[row] ?? 0);
            expect(Math.min(...values)).toBe(0);
            expect(Math.max(...values)).toBeGreaterThanOrEqual(smallestShown);
          }
        }
      }
    },
  );
});
