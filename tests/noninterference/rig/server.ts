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

/** Starts a database server in a folder that is removed when it stops. */
export const startRunServer = async (): Promise<RunServer> => {
  const folder = await mkdtemp(join(tmpdir(), 'kopuro-noninterference-'));
  const server = await startServer({ dataFolder: join(folder, 'postgres'), durable: false });
  return {
    url: server.url('postgres'),
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
