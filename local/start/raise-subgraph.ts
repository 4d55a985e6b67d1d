import { databaseEnvironment } from '../database-environment.ts';
import { told } from '../fault.ts';
import type { Country } from '../settings.ts';
import { doneBefore } from './done-before.ts';
import type { Database } from './open-databases.ts';
import type { RaisingTools } from './raising-tools.ts';
import { subgraphService } from './services.ts';

/** What one subgraph stands on. */
export interface Foundation {
  readonly database: Database;
  /** A digest of all that its migrations depend on. */
  readonly sources: string;
  /** The files of invented records, where they are to be loaded. */
  readonly files: Promise<Readonly<Record<Country, string>>> | undefined;
}

/** What is done once with invented records that were loaded, by country. */
const afterRecords: Readonly<Partial<Record<Country, string>>> = {
  cooperation: 'subgraphs/cooperation/publish-statistics.ts',
};

/** Migrates a country's database, loads invented records if they are asked for, and serves it. */
export const raiseSubgraph = async (
  country: Country,
  { database, sources, files }: Foundation,
  tools: RaisingTools,
): Promise<void> => {
  const { settings, keys, progress, signal, task, begin } = tools;
  const environment = databaseEnvironment(country, database.url, keys);
  const migrate = (): Promise<void> =>
    task(`migrate-${country}`, `migrating ${country}`, {
      entry: `subgraphs/${country}/migrate.ts`,
      environment: { ...environment, RELAY_SECRET_FILE: keys.relaySecret },
    });

  const inputs = (): string => `${sources} ${database.identity}`;
  const wasMigrated = await doneBefore(settings.dataFolder, `migrate-${country}`, inputs, migrate);

  if (files !== undefined) {
    const given = ['--as', 'records', (await files)[country]];
    const load = { entry: `subgraphs/${country}/import.ts`, arguments: given, environment };
    await task(`demonstration-${country}`, `loading demonstration data into ${country}`, load);
    const entry = afterRecords[country];
    if (entry !== undefined)
      await task(`after-${country}`, `publishing figures of ${country}`, { entry, environment });
  }

  const service = begin(country, subgraphService(settings, country, database.url, keys), 'behind');
  try {
    await service.ready(signal);
  } catch (thrown) {
    if (!wasMigrated || signal.aborted) throw thrown;
    // The note of an earlier migration only saves time: somebody altered the database since, and the subgraph refused it.
    progress(`${told(thrown)}\n  Migrating ${country} again.`);
    await migrate();
    service.start();
    await service.ready(signal);
  }
  progress(`the ${country} subgraph is ready`);
};
