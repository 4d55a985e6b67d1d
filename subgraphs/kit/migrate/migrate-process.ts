import { readMarkings } from '../../../schema/read-markings.ts';
import { readSubgraphDocument } from '../../../schema/read-subgraphs.ts';
import { readMigrationSettings } from '../settings.ts';
import type { Subgraph } from '../subgraph.ts';
import { migrate } from './migrate.ts';

/**
 * The process `migrate.ts` of a subgraph: brings its database to what the subgraph says, tells whether anything was to be
 * done, and ends with 1 and one clear message where it could not. It loads no server: it stands before every start.
 */
export const migrateProcess = async ({ name, tables, migrations }: Subgraph): Promise<void> => {
  try {
    const changed = await migrate({
      subgraph: name,
      ...readMigrationSettings(name, process.env),
      tables,
      markings: readMarkings(readSubgraphDocument(name)),
      migrations,
    });
    process.stdout.write(`${name}: the database ${changed ? 'was brought up to date' : 'is up to date'}\n`);
  } catch (error) {
    process.stderr.write(`${name}: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
};
