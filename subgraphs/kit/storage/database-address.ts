import { Client } from 'pg';

/** Where a database is, without who asks. */
export interface DatabaseAddress {
  /** A host's name, or the folder of a Unix socket. */
  readonly host: string;
  readonly port: number;
  readonly database: string;
  /** Whether, and how, the connection is encrypted. */
  readonly ssl: boolean;
}

/** Reads the place, and only the place, from a database URL; the login that it names is not used. */
export const databaseAddress = (databaseUrl: string): DatabaseAddress => {
  const { host, port, database, ssl } = new Client({ connectionString: databaseUrl });
  return { host, port, database: database ?? '', ssl };
};
