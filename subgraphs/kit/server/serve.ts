import { once } from 'node:events';
import type { Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { readTrustedKeys } from '../clearance/trusted-keys.ts';
import { clearanceVerifier } from '../clearance/verify-clearance.ts';
import { databaseFault } from '../database-fault.ts';
import { errorCode } from '../error-code.ts';
import { buildSchema } from '../schema/build-schema.ts';
import { SettingFault } from '../settings.ts';
import type { ServeSettings } from '../settings.ts';
import { openDatabases } from '../storage/databases.ts';
import type { Databases } from '../storage/databases.ts';
import { openNews } from '../storage/news.ts';
import type { Subgraph } from '../subgraph.ts';
import { findDrift } from '../walls/drift.ts';
import type { WallSource } from '../walls/wall-plan.ts';
import { graphqlServer } from './graphql-server.ts';
import { sessionThrough } from './request-context.ts';

/** A subgraph that is up. */
export interface ServingSubgraph {
  readonly port: number;
  /** Lets questions that are being answered end for two seconds, then ends everything. */
  readonly stop: () => Promise<void>;
}

/** How long questions may still be answered after the end was asked for, and the readiness check may take. */
const patienceMs = 2_000;

/**
 * Brings a subgraph up: checks that its database is as its tables and markings say, then listens.
 * @throws SettingFault where a setting, a key file, the database or the port cannot be used; the message names the mend.
 */
export const serve = async (subgraph: Subgraph, settings: ServeSettings): Promise<ServingSubgraph> => {
  const log = pino({ base: { subgraph: subgraph.name } });
  const trusted = await readTrustedKeys(settings.trustFile);
  const marked = buildSchema(subgraph);
  const source = { subgraph: subgraph.name, tables: subgraph.tables, markings: marked.markings };
  const { databaseUrl, loginSecret } = settings;
  const databases = openDatabases({ ...source, databaseUrl, loginSecret });
  const news = openNews({ ...source, databaseUrl, loginSecret });
  try {
    await refuseDrift(databases, source, subgraph, databaseUrl);
    const { server, endStreams, stop } = await graphqlServer({
      ...marked,
      verify: clearanceVerifier(subgraph.name, trusted),
      news: (table) => news.of(table),
      sessionAs: async ({ id }) => sessionThrough(await databases.forAudience(id)),
      isReady: () => answersInTime(databases),
      onFault: (fault) => {
        log.error(fault, 'a part could not be answered');
      },
    });
    const port = await listen(server, settings);
    return {
      port,
      stop: async () => {
        endStreams();
        await close(server);
        await stop();
        await Promise.all([news.close(), databases.close()]);
      },
    };
  } catch (error) {
    await databases.close();
    throw error;
  }
};

const refuseDrift = async (
  databases: Databases,
  source: WallSource,
  { name }: Subgraph,
  databaseUrl: string,
): Promise<void> => {
  let drift: readonly string[];
  try {
    drift = await findDrift(await databases.forAudience('public'), source);
  } catch (error) {
    throw databaseFault(name, databaseUrl, error);
  }
  if (drift.length === 0) return;
  throw new SettingFault(
    `the database is not as tables and markings say, so it is not served: run \`node subgraphs/${name}/migrate.ts\`\n  ` +
      drift.join('\n  '),
  );
};

const answersInTime = async (databases: Databases): Promise<boolean> => {
  const asked = databases
    .forAudience('public')
    .then((dataSource) => dataSource.query('select 1'))
    .then(
      () => true,
      () => false,
    );
  return Promise.race([asked, pause(patienceMs, false, { ref: false })]);
};

const listen = async (server: Server, { host, port }: ServeSettings): Promise<number> => {
  server.listen(port, host);
  try {
    // Rejects with the server's error, where that comes first.
    await once(server, 'listening');
  } catch (error) {
    const code = errorCode(error) ?? 'unknown';
    throw new SettingFault(
      code === 'EADDRINUSE'
        ? `port ${String(port)} on ${host} is taken: stop what holds it, or set PORT`
        : `cannot listen on ${host}, port ${String(port)} (${code}): set HOST and PORT to what this machine has`,
    );
  }
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
};

const close = async (server: Server): Promise<void> => {
  const closed = once(server, 'close');
  server.close();
  await Promise.race([closed, pause(patienceMs, undefined, { ref: false })]);
  server.closeAllConnections();
};
