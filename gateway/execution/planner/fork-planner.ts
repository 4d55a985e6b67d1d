import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ownModule = fileURLToPath(new URL('./planner-process.ts', import.meta.url));

/**
 * Starts a process for the planner, which plans nothing before it is given a supergraph, and ends with this one.
 * It loads nothing else of the gateway, so that it can be done before anything is.
 *
 * @param module what runs in it
 */
export const forkPlanner = (module: string = ownModule): ChildProcess => {
  const child = fork(module, {
    // The parent's own flags (a debugger's port, a test runner's) are not for this process.
    execArgv: ['--disable-warning=ExperimentalWarning'],
    // Its own words can name what a caller may not know of, so they are not kept.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // That it did not start is found out when it is needed.
  child.on('error', () => undefined);
  return child;
};
