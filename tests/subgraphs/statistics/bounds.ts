// What the sums of some unknown numbers tell of another sum of them, by linear programming. None of the numbers is
// negative, and nothing else is known of them. Written for the tests alone, so that no fault of the product's is in it.

/** Unknown numbers by their places, and what they add up to. */
export interface KnownSum {
  readonly places: readonly number[];
  readonly sum: number;
}

export interface Bounds {
  readonly least: number;
  /** Infinity where nothing bounds it. */
  readonly most: number;
}

type Tableau = number[][];

const nought = 1e-9;
const at = (row: readonly number[], place: number): number => row[place] ?? 0;

/** Makes one column basic in one row of the tableau. */
const pivot = (tableau: Tableau, basis: number[], row: number, column: number): void => {
  const pivotRow = tableau[row] ?? [];
  const by = at(pivotRow, column);
  for (let place = 0; place < pivotRow.length; place += 1) pivotRow[place] = at(pivotRow, place) / by;
  for (const [other, line] of tableau.entries()) {
    const times = at(line, column);
    if (other === row || Math.abs(times) < nought) continue;
    for (let place = 0; place < line.length; place += 1)
      line[place] = at(line, place) - times * at(pivotRow, place);
  }
  basis[row] = column;
};

/**
 * Raises the objective in the tableau's last line as far as it goes, by Bland's rule, which never circles.
 * @returns false where it goes on for ever.
 */
const raise = (tableau: Tableau, basis: number[], columns: number): boolean => {
  const objective = tableau.at(-1) ?? [];
  for (;;) {
    let column = 0;
    while (column < columns && at(objective, column) > -nought) column += 1;
    if (column === columns) return true;
    let row = -1;
    let least = Infinity;
    for (const [candidate, line] of tableau.slice(0, -1).entries()) {
      if (at(line, column) < nought) continue;
      const ratio = (line.at(-1) ?? 0) / at(line, column);
      const isFirst = at(basis, candidate) < at(basis, row);
      if (ratio < least - nought || (ratio < least + nought && (row === -1 || isFirst))) {
        least = Math.min(least, ratio);
        row = candidate;
      }
    }
    if (row === -1) return false;
    pivot(tableau, basis, row, column);
  }
};

/** Bounds of sums of `count` unknown numbers, of which some sums are known. */
export const boundsFrom = (
  count: number,
  known: readonly KnownSum[],
): ((places: readonly number[]) => Bounds) => {
  const places = Array.from({ length: count }, (_, place) => place);
  const width = count + known.length;
  const lines: Tableau = known.map(({ places: of, sum }, line) => {
    const within = new Set(of);
    const slack = known.map((_, other) => (other === line ? 1 : 0));
    return [...places.map((place) => (within.has(place) ? 1 : 0)), ...slack, sum];
  });
  // First any numbers with the known sums, by driving what is missing from the sums to nothing.
  const missing = Array.from({ length: width + 1 }, (_, place) =>
    place >= count && place < width ? 0 : -lines.reduce((sum, line) => sum + at(line, place), 0),
  );
  const start: Tableau = [...lines, missing];
  const basis = known.map((_, line) => count + line);
  raise(start, basis, count);
  if (Math.abs(missing.at(-1) ?? 0) > 1e-6) throw new Error('no numbers have these sums');
  for (const [row, column] of basis.entries()) {
    if (column < count) continue;
    const other = places.find((place) => Math.abs(at(start[row] ?? [], place)) > nought);
    if (other !== undefined) pivot(start, basis, row, other);
  }

  const most = (weights: readonly number[]): number => {
    const tableau = start.slice(0, -1).map((line) => [...line]);
    const objective = Array.from({ length: width + 1 }, (_, place) => -at(weights, place));
    for (const [row, column] of basis.entries()) {
      const times = at(objective, column);
      for (let place = 0; place <= width; place += 1)
        objective[place] = at(objective, place) - times * at(tableau[row] ?? [], place);
    }
    tableau.push(objective);
    return raise(tableau, [...basis], count) ? (objective.at(-1) ?? 0) : Infinity;
  };
  return (asked) => {
    const within = new Set(asked);
    const weights = places.map((place) => (within.has(place) ? 1 : 0));
    return { least: 0 - most(weights.map((weight) => 0 - weight)), most: most(weights) };
  };
};
