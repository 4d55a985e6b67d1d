import { spawn, type ChildProcess } from 'node:child_process';
import { openSync, closeSync } from 'node:fs';
import { identifyProcess, type ProcessIdentity } from '../process-identity.ts';
import { projectFolder } from '../project-folder.ts';
import type { Environment } from '../settings.ts';

/** One of the project's programs, with what it is started with. */
export interface Program {
  /** The program's file, from the project's folder. */
  readonly entry: string;
  readonly arguments?: readonly string[];
  readonly environment: Environment;
}

/**
 * Starts a program of the project with its output in a log file. It ends by itself when this process ends, because its
 * standard input closes then. It is in a session of its own, so that a Ctrl-C at the terminal reaches this process
 * alone, which then stops the others in order.
 * @param note told the process's identity
 * @throws whatever `note` throws; the process is ended then
 */
export const startProcess = (
  { entry, arguments: given = [], environment }: Program,
  logFile: string,
  note: (identity: ProcessIdentity) => void,
): ChildProcess => {
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn(process.execPath, [entry, ...given], {
    cwd: projectFolder,
    detached: true,
    stdio: ['pipe', log, log],
    env: { ...process.env, ...environment, KOPURO_SUPERVISED: '1' },
  });
  closeSync(log);
  // Written to by nobody; a closed pipe is no fault of this process.
  child.stdin?.on('error', () => undefined);
  const identity = child.pid === undefined ? undefined : identifyProcess(child.pid);
  try {
    if (identity !== undefined) note(identity);
  } catch (thrown) {
    // What is noted nowhere would be stopped by nobody.
    child.kill('SIGKILL');
    throw thrown;
  }
  return child;
};

/** Whether a process has ended. */
export const hasEnded = (child: ChildProcess): boolean =>
  child.exitCode !== null || child.signalCode !== null;

/** How a process ended, in words. */
export const endOf = ({ exitCode, signalCode }: ChildProcess): string =>
  signalCode === null ? `with code ${String(exitCode)}` : `by ${signalCode}`;
