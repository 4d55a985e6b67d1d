import { join } from 'node:path';
import { Fault } from '../fault.ts';
import { databaseIdentity } from '../postgres/database-identity.ts';
import { startServer } from '../postgres/server.ts';
import { countries, databaseSettings, type Country, type StackSettings } from '../settings.ts';

/** One country's database, ready to be migrated. */
export interface Database {
  /** The administrating URL. */
  readonly url: string;
  /** Tells it from every other one, and from one of the same name made later. */
  readonly identity: string;
  /** Whether it is a real one that held tables already when it was opened. */
  readonly occupied: boolean;
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
    if (named !== undefined) return [country, await look(country, named)];
    if (server === undefined) throw new Error(`no server was started for ${country}`);
    const identity = await server.createDatabase(country);
    return [country, { url: server.url(country), identity, occupied: false }];
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

const look = async (country: Country, url: string): Promise<Database> => {
  try {
    const { identity, empty } = await databaseIdentity(url);
    return { url, identity, occupied: !empty };
  } catch (thrown) {
    throw new Fault(
      `the ${country} database cannot be reached: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
      `Check the server and ${databaseSettings[country]}.`,
    );
  }
};
