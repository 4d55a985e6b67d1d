import { rm } from 'node:fs/promises';
import { keptCluster } from './running-cluster.ts';

/** Ends the database server of a run of the tests, if any test asked for it, and removes what it left. */
const globalTeardown = async (): Promise<void> => {
  const cluster = keptCluster();
  if (cluster === undefined) return;
  cluster.door.close();
  await (await cluster.server())?.stop();
  await rm(cluster.folder, { recursive: true, force: true });
};

export default globalTeardown;
