import { once } from 'node:events';
import { pino } from 'pino';
import { subgraphNames } from '../../../schema/read-subgraphs.ts';
import { readTrustedKeys } from '../clearance/trusted-keys.ts';
import { clearanceVerifier } from '../clearance/verify-clearance.ts';
import { buildSchema } from '../schema/build-schema.ts';
import { readServeSettings, SettingFault } from '../settings.ts';
import type { ServeSettings } from '../settings.ts';
import { openDatabases } from '../storage/databases.ts';
import type { Subgraph } from '../subgraph.ts';
import { findDrift } from '../walls/drift.ts';
import { fail } from './fail.ts';
import { graphqlServer } from './graphql-server.ts';
import { queryThrough } from './request-context.ts';

/** A subgraph that is up. */
export interface ServingSubgraph {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/**
 * Brings a subgraph up: checks that its database is as its tables and markings say, then listens.
 * @throws SettingFault where a setting, a key file, the database or the port cannot be used; the message names the mend.
 */
export const serve = async (subgraph: Subgraph, settings: ServeSettings): Promise<ServingSubgraph> => {
  const log = pino({ base: { subgraph: subgraph.name } });
  const trusted = await readTrustedKeys(settings.trustFile);
  const marked = buildSchema(subgraph);
  const databases = openDatabases({
    subgraph: subgraph.name,
    databaseUrl: settings.databaseUrl,
    loginSecret: settings.loginSecret,
    tables: subgraph.tables,
    markings: marked.markings,
  });
  try {
    const expected = { subgraph: subgraph.name, tables: subgraph.tables, markings: marked.markings };
    const drift = await findDrift(await databases.forAudience('public'), expected);
    if (drift.length > 0) {
      throw new SettingFault(
        `the database of ${subgraph.name} is not as its tables and markings say, so it does not serve:\n  ${drift.join('\n  ')}\n` +
          `Run: node subgraphs/${subgraph.name}/migrate.ts`,
      );
    }
    const { server, stop } = await graphqlServer({
      ...marked,
      verify: clearanceVerifier(subgraph.name, trusted),
      queryAs: async ({ id }) => queryThrough(await databases.forAudience(id)),
      onFault: (fault) => {
        log.error(fault, 'a part could not be answered');
      },
    });
    server.listen(settings.port, settings.host);
    await Promise.race([
      once(server, 'listening'),
      once(server, 'error').then(([error]: unknown[]) => {
        throw portFault(error, settings);
      }),
    ]);
    const address = server.address();
    return {
      port: typeof address === 'object' && address !== null ? address.port : settings.port,
      stop: async () => {
        server.close();
        server.closeAllConnections();
        await stop();
        await databases.close();
      },
    };
  } catch (error) {
    await databases.close();
    throw error;
  }
};

const portFault = (error: unknown, { host, port }: ServeSettings): Error =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    ? new SettingFault(`port ${String(port)} on ${host} is taken: stop what holds it, or set PORT`)
    : new SettingFault(`cannot listen on ${host}:${String(port)}: ${error instanceof Error ? error.message : 'unknown'}`);

/** The process of a serving subgraph: serves until it is told to stop, or until the process that started it is gone. */
export const serveProcess = async (subgraph: Subgraph): Promise<void> => {
  try {
    const defaultPort = 4001 + subgraphNames.indexOf(subgraph.name);
    const serving = await serve(subgraph, readServeSettings(subgraph.name, defaultPort, process.env));
    const stop = () => {
      setTimeout(() => process.exit(1), 4_000).unref();
      void serving.stop().finally(() => process.exit(0));
    };
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
    if (process.env['KOPURO_SUPERVISED'] === '1') process.stdin.resume().once('end', stop).once('error', stop);
    process.stdout.write(`ready: ${subgraph.name} on port ${String(serving.port)}\n`);
  } catch (error) {
    fail(subgraph.name, error);
  }
};
