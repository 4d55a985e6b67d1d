/** Runs one statement under an audience's own login, and gives its rows. */
export type Query = <Row>(sql: string, parameters: readonly unknown[]) => Promise<readonly Row[]>;

/**
 * Runs work in one transaction under an audience's own login. What it gives is given only after the commit; where it
 * throws, nothing of it is kept.
 */
export type Transact = <Given>(work: (query: Query) => Promise<Given>) => Promise<Given>;

/** What an audience's own login can do. */
export interface Session {
  readonly query: Query;
  readonly transact: Transact;
}
