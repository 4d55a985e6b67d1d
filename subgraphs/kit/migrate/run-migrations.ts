import { DataSource, MigrationExecutor } from 'typeorm';
import type { Logger, MigrationInterface } from 'typeorm';
import { migrationTable } from '../walls/migration-table.ts';

/** A migration's class. */
export type Migration = new () => MigrationInterface;

/**
 * Runs the migrations that the database has not had yet, all in one transaction, as the owner of the tables: what they
 * create is the owner's, and what they may do is no more than it may.
 * @param before statements that make way for them, in the same transaction; not run where there is no migration to run
 * @throws Error naming the migration that failed; then none of them counts.
 */
export const runMigrations = async (
  databaseUrl: string,
  owner: string,
  migrations: readonly Migration[],
  before: readonly string[],
): Promise<void> => {
  const told: string[] = [];
  const dataSource = new DataSource({
    type: 'postgres',
    url: databaseUrl,
    applicationName: 'kopuro migration',
    migrations: [...migrations],
    migrationsTableName: migrationTable,
    synchronize: false,
    installExtensions: false,
    poolSize: 1,
    logger: listener((message) => told.push(message)),
    extra: { options: `-c role=${owner}` },
  });
  await dataSource.initialize();
  try {
    await dataSource.transaction(async ({ queryRunner }) => {
      const executor = new MigrationExecutor(dataSource, queryRunner);
      executor.transaction = 'none';
      if ((await executor.getPendingMigrations()).length > 0)
        for (const statement of before) await queryRunner?.query(statement);
      await executor.executePendingMigrations();
    });
  } catch (error) {
    throw new Error(told.find((message) => message.includes('failed')) ?? 'the migrations failed', {
      cause: error,
    });
  } finally {
    await dataSource.destroy();
  }
};

/** TypeORM tells only its logger, or else the terminal, which migration failed. */
const listener = (listen: (message: string) => void): Logger => {
  const silent = (): void => undefined;
  return {
    logMigration: listen,
    logQuery: silent,
    logQueryError: silent,
    logQuerySlow: silent,
    logSchemaBuild: silent,
    log: silent,
  };
};
