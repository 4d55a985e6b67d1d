import { realpathSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { pidOf, stillRuns } from '../process-identity.ts';
import { runningPostmaster } from './postmaster-file.ts';

// Fast: sessions are cut, everything is written. Then immediate: the next start recovers from the log. Then by force.
const steps = [
  { signal: 'SIGINT', patienceMs: 20_000 },
  { signal: 'SIGQUIT', patienceMs: 5_000 },
  { signal: 'SIGKILL', patienceMs: 5_000 },
] as const;

/** Stops the server on this cluster, whoever started it, and waits for its end. To be called under the place's lock. */
export const closeServer = async (cluster: string): Promise<void> => {
  const running = runningPostmaster(realpathSync(cluster));
  if (running === undefined) return;
  for (const { signal, patienceMs } of steps) {
    process.kill(pidOf(running), signal);
    for (const until = Date.now() + patienceMs; Date.now() < until;) {
      if (!stillRuns(running)) return;
      await pause(10);
    }
  }
};
