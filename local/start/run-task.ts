import { once } from 'node:events';
import { dirname } from 'node:path';
import { Fault } from '../fault.ts';
import type { ProcessIdentity } from '../process-identity.ts';
import { fullDiskOf } from '../system-error.ts';
import { lastWords } from './log-file.ts';
import { endOf, startProcess, type Program } from './start-process.ts';

/** Where a task's output goes and who is told of it. */
export interface TaskSurroundings {
  readonly logFile: string;
  readonly note: (identity: ProcessIdentity) => void;
  readonly progress: (line: string) => void;
  readonly signal: AbortSignal;
}

const reminderMs = 5_000;

/**
 * Runs a program of the project to its end.
 * @param what the task in words, as in `migrating japan`
 * @throws Fault with the program's last words when it fails, and the signal's reason when it was told to stop
 */
export const runTask = async (
  what: string,
  program: Program,
  surroundings: TaskSurroundings,
): Promise<void> => {
  const { logFile, note, progress, signal } = surroundings;
  signal.throwIfAborted();
  const startedAt = performance.now();
  const seconds = (digits: number): string => ((performance.now() - startedAt) / 1000).toFixed(digits);
  const child = startProcess(program, logFile, note);
  const end = (): void => {
    child.kill('SIGKILL');
  };
  signal.addEventListener('abort', end, { once: true });
  const reminder = setInterval(() => {
    progress(`${what} …, ${seconds(0)} s so far`);
  }, reminderMs);
  try {
    await once(child, 'exit');
  } finally {
    clearInterval(reminder);
    signal.removeEventListener('abort', end);
  }
  signal.throwIfAborted();
  if (child.exitCode !== 0)
    throw (
      fullDiskOf(dirname(logFile)) ??
      new Fault(
        `${what} failed (it ended ${endOf(child)}): ${lastWords(logFile)}`,
        `Its log is \`${logFile}\`.`,
      )
    );
  progress(`${what}: ${seconds(1)} s`);
};
