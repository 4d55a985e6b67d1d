/**
 * In SQL: whether a consent is in force: begun, not ended, and not withdrawn. By the database's own clock, read at the
 * beginning of the statement that asks, in the same snapshot as the data. Its end is the first instant at which it no
 * longer holds; a withdrawal holds from the commit that records it, whatever instant it names.
 */
const condition = (of: string): string =>
  `${of}"withdrawn_at" is null and ${of}"valid_from" <= statement_timestamp() ` +
  `and statement_timestamp() < ${of}"valid_until"`;

/** The condition over the row `c`. */
export const inForce = condition('c.');

/** The condition where consents are all that is read. */
export const inForceHere = condition('');
