import { Client } from 'pg';
import { migrate } from '../../../subgraphs/kit/migrate/migrate.ts';
import type { MigrateRequest } from '../../../subgraphs/kit/migrate/migrate.ts';
import { openDatabases, writerDataSource } from '../../../subgraphs/kit/storage/databases.ts';
import type { Databases } from '../../../subgraphs/kit/storage/databases.ts';
import { insertRows } from '../../../subgraphs/kit/storage/upsert.ts';
import type { NewRow } from '../../../subgraphs/kit/storage/upsert.ts';
import type { Table } from '../../../subgraphs/kit/storage/table.ts';
import { createTestDatabase, testLoginSecret, testRelaySecret } from '../../cluster/test-database.ts';
import { sampleMarkings, sampleTables, SampleTables1700000000000 } from './sample-register.ts';

/** The sample register in a database of its own. */
export interface SampleDatabase {
  readonly request: MigrateRequest;
  readonly databases: Databases;
  /** The superuser in that database. */
  readonly superuser: Client;
  readonly insert: (table: Table, rows: readonly NewRow[]) => Promise<void>;
  readonly drop: () => Promise<void>;
}

/** What is asked of a migration of the sample register; the name is the prefix of its roles, one for each test file. */
export const sampleRequest = (subgraph: string, databaseUrl: string): MigrateRequest => ({
  subgraph,
  databaseUrl,
  loginSecret: testLoginSecret,
  relaySecret: testRelaySecret,
  tables: sampleTables,
  markings: sampleMarkings,
  migrations: [SampleTables1700000000000],
});

/** Migrates a new database for the sample register. */
export const createSampleDatabase = async (subgraph: string): Promise<SampleDatabase> => {
  const database = await createTestDatabase(subgraph);
  const request = sampleRequest(subgraph, database.url);
  await migrate(request);
  const databases = openDatabases(request);
  const superuser = new Client({ connectionString: database.url });
  await superuser.connect();
  const insert = async (table: Table, rows: readonly NewRow[]): Promise<void> => {
    const writer = await writerDataSource(request);
    await writer.transaction((manager) => insertRows(manager, table, rows)).finally(() => writer.destroy());
  };
  const drop = async (): Promise<void> => {
    await databases.close();
    await superuser.end();
    await database.drop();
  };
  return { request, databases, superuser, insert, drop };
};
