import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../../../local/postgres/server.ts';

/** A database server of a run's own. */
export interface RunServer {
  /** The superuser's URL of its database `postgres`. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Names the server to the processes of a run: its URL holds a password, which a command line would show to everybody. */
const serverVariable = 'KOPURO_RUN_SERVER';

/**
 * The server of the run that this process belongs to; where it belongs to none, a server of its own and of all the processes
 * that it starts, in a folder that is removed when it stops.
 */
export const openRunServer = async (): Promise<RunServer> => {
  const shared = process.env[serverVariable];
  if (shared !== undefined) return { url: shared, stop: () => Promise.resolve() };
  const folder = await mkdtemp(join(tmpdir(), 'kopuro-noninterference-'));
  const server = await startServer({ dataFolder: join(folder, 'postgres'), durable: false });
  const url = server.url('postgres');
  process.env[serverVariable] = url;
  return {
    url,
    stop: async () => {
      Reflect.deleteProperty(process.env, serverVariable);
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
