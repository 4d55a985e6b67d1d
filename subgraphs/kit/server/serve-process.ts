import { subgraphNames } from '../../../schema/read-subgraphs.ts';
import { readServeSettings } from '../settings.ts';
import type { Subgraph } from '../subgraph.ts';
import { fail } from './fail.ts';
import { keepUp } from './keep-up.ts';
import { serve } from './serve.ts';

/** The port of the first subgraph; the others follow in the order of their names' table. */
const firstPort = 4001;

/** After this long, what has not ended by itself is left. */
const lastMs = 4_000;

/** The process of a serving subgraph: serves, and keeps its database up, until it is told to stop, or until the process that started it is gone. */
export const serveProcess = async (subgraph: Subgraph): Promise<void> => {
  try {
    const defaultPort = firstPort + subgraphNames.indexOf(subgraph.name);
    const settings = readServeSettings(subgraph.name, defaultPort, process.env);
    const serving = await serve(subgraph, settings);
    const upkeep = keepUp(subgraph, settings);
    let stopping = false;
    const stop = () => {
      if (stopping) return;
      stopping = true;
      setTimeout(() => process.exit(1), lastMs).unref();
      void Promise.all([serving.stop(), upkeep?.stop()]).finally(() => process.exit(0));
    };
    process.on('SIGTERM', stop).on('SIGINT', stop);
    if (process.env['KOPURO_SUPERVISED'] === '1')
      process.stdin.resume().once('end', stop).once('error', stop);
    process.stdout.write(`ready: ${subgraph.name} on port ${String(serving.port)}\n`);
  } catch (error) {
    fail(subgraph.name, error);
  }
};
