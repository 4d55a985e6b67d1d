/** By what rows are counted: by the value of a column, or by something that follows from it. */
export interface Grouping {
  /** The property that it looks at; whoever may not read it may not group by it. */
  readonly property: string;
  /** What of the column makes the group, as SQL. */
  readonly of: (column: string) => string;
}

/** The groupings of a list by the values of its grouping enum. */
export type Groupings = Readonly<Record<string, Grouping>>;

/** Rows with the same value of a column: a text, or `true` and `false`. */
export const byValue = (property: string): Grouping => ({ property, of: (column) => column });

/** Rows of the same calendar year. */
export const byYear = (property: string): Grouping => ({
  property,
  of: (column) => `to_char(${column}, 'YYYY')`,
});

/** Rows of the same calendar year of universal time, in which instants are answered. */
export const byYearOfInstant = (property: string): Grouping => ({
  property,
  of: (column) => `to_char(${column} at time zone 'UTC', 'YYYY')`,
});
