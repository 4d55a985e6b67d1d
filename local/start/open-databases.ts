import { join } from 'node:path';
import { Fault } from '../fault.ts';
import { databaseIdentity, type DatabaseIdentity } from '../postgres/database-identity.ts';
import { startServer } from '../postgres/server.ts';
import { countries, databaseSettings, type Country, type StackSettings } from '../settings.ts';

/** One country's database, ready to be migrated. */
export interface Database extends DatabaseIdentity {
  /** The administrating URL. */
  readonly url: string;
  readonly embedded: boolean;
}

/** The three databases, and how to leave them. */
export interface Databases {
  readonly of: Readonly<Record<Country, Database>>;
  readonly close: () => Promise<void>;
}

/**
 * Opens the databases: real ones where the settings name them, else those of the embedded server, which is started only
 * if any is needed.
 * @throws Fault when a server cannot be started or reached
 */
export const openDatabases = async (
  settings: Pick<StackSettings, 'dataFolder' | 'databaseUrls' | 'durable'>,
  needed: readonly Country[],
  progress: (line: string) => void,
): Promise<Databases> => {
  const { dataFolder, databaseUrls, durable } = settings;
  const server = needed.every((country) => databaseUrls[country] !== undefined)
    ? undefined
    : await startServer({ dataFolder: join(dataFolder, 'postgres'), durable, onProgress: progress });
  const open = async (country: Country): Promise<readonly [Country, Database]> => {
    const named = databaseUrls[country];
    if (named !== undefined)
      return [country, { url: named, embedded: false, ...(await look(country, named)) }];
    if (server === undefined) throw new Error(`no server was started for ${country}`);
    await server.createDatabase(country);
    const url = server.url(country);
    return [country, { url, embedded: true, ...(await look(country, url)) }];
  };
  try {
    const of = Object.fromEntries(await Promise.all(needed.map(open))) as Record<Country, Database>;
    return { of, close: async () => server?.stop() };
  } catch (thrown) {
    await server?.stop();
    throw thrown;
  }
};

/** Opens all three. */
export const openAllDatabases = (
  settings: Parameters<typeof openDatabases>[0],
  progress: (line: string) => void,
): Promise<Databases> => openDatabases(settings, countries, progress);

const look = async (country: Country, url: string): Promise<DatabaseIdentity> => {
  try {
    return await databaseIdentity(url);
  } catch (thrown) {
    throw new Fault(
      `the ${country} database cannot be reached: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
      `Check the server and ${databaseSettings[country]}.`,
    );
  }
};
