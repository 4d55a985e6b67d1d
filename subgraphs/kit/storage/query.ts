/** Runs one statement under an audience's own login, and gives its rows. */
export type Query = <Row>(sql: string, parameters: readonly unknown[]) => Promise<readonly Row[]>;
