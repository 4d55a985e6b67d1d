import { DataSource } from 'typeorm';
import type { MigrationInterface } from 'typeorm';
import { migrationTable } from '../walls/migration-table.ts';

/** A migration's class. */
export type Migration = new () => MigrationInterface;

/**
 * Runs the migrations that the database has not had yet, all in one transaction, as the owner of the tables: what they
 * create is the owner's, and what they may do is no more than it may.
 */
export const runMigrations = async (
  databaseUrl: string,
  owner: string,
  migrations: readonly Migration[],
): Promise<void> => {
  const dataSource = new DataSource({
    type: 'postgres',
    url: databaseUrl,
    applicationName: 'kopuro migration',
    migrations: [...migrations],
    migrationsTableName: migrationTable,
    synchronize: false,
    logging: false,
    installExtensions: false,
    poolSize: 1,
    extra: { options: `-c role=${owner}` },
  });
  await dataSource.initialize();
  try {
    await dataSource.runMigrations({ transaction: 'all' });
  } finally {
    await dataSource.destroy();
  }
};
