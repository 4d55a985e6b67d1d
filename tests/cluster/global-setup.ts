import { createServer } from 'node:net';
import { join } from 'node:path';
import { startServer } from '../../local/postgres/server.ts';
import type { PostgresServer } from '../../local/postgres/server.ts';
import { clusterVariable } from './cluster-variable.ts';
import { makeRunFolder } from './run-folder.ts';
import { keepCluster } from './running-cluster.ts';

/**
 * One database server for a whole run of the tests, started when the first test asks for it: whoever connects to the
 * socket named in the environment is told the server's URL.
 */
const globalSetup = async (): Promise<void> => {
  const folder = await makeRunFolder();
  let starting: Promise<PostgresServer> | undefined;
  const door = createServer((asking) => {
    asking.on('error', () => undefined);
    starting ??= startServer({ dataFolder: join(folder, 'postgres'), durable: false });
    starting.then(
      (server) => asking.end(JSON.stringify({ url: server.url('postgres') })),
      (error: unknown) =>
        asking.end(JSON.stringify({ error: error instanceof Error ? error.message : String(error) })),
    );
  });
  const path = join(folder, 'door');
  await new Promise<void>((resolve, reject) => {
    door.once('error', reject).listen(path, resolve);
  });
  process.env[clusterVariable] = path;
  keepCluster({ folder, door, server: () => starting });
};

export default globalSetup;
