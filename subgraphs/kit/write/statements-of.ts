import type { Statements } from '../storage/upsert.ts';
import type { Writing } from './act.ts';

/** An act's transaction, for whatever writes rows. */
export const statementsOf = ({ query }: Writing): Statements => ({
  query: (sql, parameters) => query(sql, parameters),
});
