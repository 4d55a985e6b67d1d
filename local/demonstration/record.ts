/** One line of a demonstration file: a row by the properties of its table, all but the search columns. */
export interface DemonstrationRecord {
  readonly table: string;
  readonly row: object;
}

/** The rows of one table as the lines that hold them. */
export const recordsOf = (table: string, rows: readonly object[]): readonly DemonstrationRecord[] =>
  rows.map((row) => ({ table, row }));
