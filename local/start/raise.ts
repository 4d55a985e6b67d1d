import { databaseEnvironment } from '../database-environment.ts';
import { dirname } from 'node:path';
import type { KeyFiles } from '../keys-folder.ts';
import { countries, type Country, type StackSettings } from '../settings.ts';
import { decideDemonstration, demonstrationFiles, markDemonstration } from './demonstration.ts';
import { openAllDatabases, type Database, type Databases } from './open-databases.ts';
import { gatewayService, identityProviderService, subgraphService } from './services.ts';
import type { Program } from './start-process.ts';
import type { Service, SupervisedProcess } from './supervised-process.ts';

/** What raising a stack needs of its surroundings. */
export interface Tools {
  readonly settings: StackSettings;
  readonly keys: KeyFiles;
  readonly progress: (line: string) => void;
  readonly signal: AbortSignal;
  /** Runs a program to its end, with a log of this name. */
  readonly task: (name: string, what: string, program: Program, signal: AbortSignal) => Promise<void>;
  /** Prepares a service, with a log of this name. */
  readonly serve: (name: string, service: Service) => SupervisedProcess;
}

/** Everything that runs. */
export interface Raised {
  readonly databaseUrls: Readonly<Record<Country, string>>;
  /** Stops the gateway, then what is behind it, then the databases. */
  readonly lower: () => Promise<void>;
}

/** Starts everything, as much of it at the same time as can be; a failure of one part stops all. */
export const raise = async (tools: Tools): Promise<Raised> => {
  const failed = new AbortController();
  const signal = AbortSignal.any([tools.signal, failed.signal]);
  const { settings, keys, progress, task } = tools;
  const front: SupervisedProcess[] = [];
  const behind: SupervisedProcess[] = [];
  let databases: Databases | undefined;

  const lower = async (): Promise<void> => {
    await Promise.all(front.map((service) => service.stop()));
    await Promise.all(behind.map((service) => service.stop()));
    await databases?.close();
  };

  const begin = (name: string, service: Service, side: SupervisedProcess[]): SupervisedProcess => {
    signal.throwIfAborted();
    const started = tools.serve(name, service);
    side.push(started);
    started.start();
    return started;
  };

  const raiseIdentityProvider = async (): Promise<void> => {
    const service = identityProviderService(settings, dirname(keys.loginSecret));
    await begin('identity-provider', service, behind).ready(signal);
    progress('the identity provider is ready');
  };

  const startGateway = async (): Promise<SupervisedProcess> => {
    await task('pages', 'building the pages', { entry: 'gateway/pages/build.ts', environment: {} }, signal);
    return begin('gateway', gatewayService(settings, keys), front);
  };

  const raiseSubgraph = async (
    country: Country,
    { url }: Database,
    records: Promise<Readonly<Record<Country, string>>> | undefined,
  ): Promise<void> => {
    const environment = databaseEnvironment(country, url, keys);
    const migration = { entry: `subgraphs/${country}/migrate.ts`, environment };
    await task(`migrate-${country}`, `migrating ${country}`, migration, signal);
    if (records !== undefined) {
      const given = ['--as', 'records', (await records)[country]];
      const load = { entry: `subgraphs/${country}/import.ts`, arguments: given, environment };
      await task(`demonstration-${country}`, `loading demonstration data into ${country}`, load, signal);
    }
    await begin(country, subgraphService(settings, country, url, keys), behind).ready(signal);
    progress(`the ${country} subgraph is ready`);
  };

  const inventRecords = async (): Promise<Readonly<Record<Country, string>>> => {
    const { folder, of } = demonstrationFiles(settings.dataFolder);
    const program = { entry: 'local/demonstration/main.ts', arguments: ['--into', folder], environment: {} };
    await task('demonstration', 'inventing demonstration data', program, signal);
    return of;
  };

  const raiseSubgraphs = async (): Promise<Readonly<Record<Country, string>>> => {
    databases = await openAllDatabases(settings, progress);
    progress('the databases are up');
    const { of } = databases;
    const { load, remark } = decideDemonstration(settings, of);
    if (remark !== undefined) progress(remark);
    if (load) markDemonstration(settings.dataFolder, of, 'begun');
    const records = load ? inventRecords() : undefined;
    await together([...countries.map((country) => raiseSubgraph(country, of[country], records)), records]);
    if (load) markDemonstration(settings.dataFolder, of, 'loaded');
    return Object.fromEntries(countries.map((country) => [country, of[country].url])) as Record<
      Country,
      string
    >;
  };

  // Waits for all parts even if one fails, so that nothing is started after the rest has been stopped.
  const together = async <Parts extends readonly unknown[]>(
    parts: Parts,
  ): Promise<{ -readonly [Index in keyof Parts]: Awaited<Parts[Index]> }> => {
    try {
      return await Promise.all(parts);
    } catch (thrown) {
      failed.abort(thrown);
      await Promise.allSettled(parts);
      throw thrown;
    }
  };

  try {
    const [databaseUrls, gateway] = await together([
      raiseSubgraphs(),
      startGateway(),
      raiseIdentityProvider(),
    ]);
    await gateway.ready(signal);
    progress('the gateway is ready');
    return { databaseUrls, lower };
  } catch (thrown) {
    await lower();
    throw thrown;
  }
};
