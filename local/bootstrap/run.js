import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { watchParents } from './watch-parents.js';

/**
 * Runs one program with a Node, its input and output being this process's own, until it ends. It is told when this
 * process or the npm that called it is gone.
 * @param {string} project
 * @param {string} node
 * @param {readonly string[]} program a file and its arguments
 * @returns {Promise<number>} its exit code; 128 and the signal's number where it was ended by a signal
 */
export const run = (project, node, program) =>
  new Promise((resolve) => {
    const child = spawn(node, program, {
      cwd: project,
      // The fourth is a channel that closes when this process dies, however it dies.
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: {
        // Programs load from what was compiled the last time; it saves a third of the time they take to start.
        NODE_COMPILE_CACHE: join(project, 'node_modules', '.cache', 'kopuro'),
        // graphql's checks of its own development cost as much as all else that a refusal does.
        NODE_ENV: 'production',
        ...process.env,
        PATH: pathWith(project, node),
      },
    });
    const forward = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, forward);
    const stopWatching = watchParents(() => child.kill('SIGTERM'));
    child.once('error', (error) => {
      process.stderr.write(
        `${node} does not run on this machine: ${error.message}\n  Install Node 24 and try again.\n`,
      );
      resolve(1);
    });
    child.once('exit', (code, signal) => {
      stopWatching();
      for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.off(name, forward);
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });

/**
 * @param {string} project
 * @param {string} node
 */
const pathWith = (project, node) =>
  [dirname(node), join(project, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter);
