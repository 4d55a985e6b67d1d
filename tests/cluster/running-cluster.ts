import type { Server } from 'node:net';
import type { PostgresServer } from '../../local/postgres/server.ts';

/** What the set-up of a run leaves to its end. */
export interface RunningCluster {
  readonly folder: string;
  readonly door: Server;
  readonly server: () => Promise<PostgresServer> | undefined;
}

// The set-up and the end of a run may be loaded as modules of their own: only the process is theirs in common.
const place = globalThis as { kopuroTestCluster?: RunningCluster };

export const keepCluster = (cluster: RunningCluster): void => {
  place.kopuroTestCluster = cluster;
};

export const keptCluster = (): RunningCluster | undefined => place.kopuroTestCluster;
