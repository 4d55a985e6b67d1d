/** Rows from one number up to and without another. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The number of the row in the middle of a table of so many rows. */
export const middleOf = (rows: number): number => Math.floor(rows / 2);

/**
 * The rows of the small tables, cut out of the large ones: their beginning and what follows their middle. A page of either
 * place, and what a filter finds in them alone, is so the same in both sizes to the letter.
 */
export const cutOut = (small: number, large: number): readonly Stretch[] => [
  { from: 0, to: small / 2 },
  { from: middleOf(large), to: middleOf(large) + small / 2 },
];

/** Every so many rows of the stretch behind the middle there is one that a question looks for. */
const everyRow = 41;

/**
 * As SQL: whether row `n` is one that a question looks for; each question has a remainder of its own. None of them is near
 * an end of the table, so that whoever reads the table in its order until a page is full reads half of it.
 */
export const soughtSql = (stretches: readonly Stretch[], remainder: number): string => {
  const { from, to } = stretches.at(-1) ?? { from: 0, to: 0 };
  return `(n % ${String(everyRow)} = ${String(remainder)} and n >= ${String(from)} and n < ${String(to)})`;
};
