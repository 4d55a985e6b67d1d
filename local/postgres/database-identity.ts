import { Client } from 'pg';

/** What tells a database from every other one. */
export interface DatabaseIdentity {
  /** Not that of any other database, nor of one of the same name made later. */
  readonly identity: string;
  /** Whether no table is in it. */
  readonly empty: boolean;
}

/** Asks a database who it is. Rejects where it cannot be reached. */
export const databaseIdentity = async (url: string): Promise<DatabaseIdentity> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined); // The query in hand rejects by itself.
  try {
    await client.connect();
    const { rows } = await client.query<DatabaseIdentity>(`
      select
        (select system_identifier from pg_control_system()) || '/' || oid as identity,
        not exists (select from pg_tables where schemaname not in ('pg_catalog', 'information_schema')) as empty
      from pg_database where datname = current_database()`);
    const [row] = rows;
    if (row === undefined) throw new Error('it does not know itself');
    return row;
  } finally {
    await client.end().catch(() => undefined); // It may never have been connected.
  }
};
