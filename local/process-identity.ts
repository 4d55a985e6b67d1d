import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * A process by its number and the moment it started, so that a number the system has given again to another process
 * is never taken for the first one.
 */
export type ProcessIdentity = `${string}@${string}`;

/** A running process's identity, or undefined when there is none by this number (one that has died but was not reaped is none). */
export const identifyProcess = (pid: number): ProcessIdentity | undefined => {
  const started = process.platform === 'linux' ? startOnLinux(pid) : startByPs(pid);
  return started === undefined ? undefined : `${String(pid)}@${started}`;
};

/** The number of the process that an identity names. */
export const pidOf = (identity: ProcessIdentity): number => Number.parseInt(identity, 10);

/** Whether the very process that this identity names still runs. */
export const stillRuns = (identity: ProcessIdentity): boolean =>
  identifyProcess(pidOf(identity)) === identity;

/** Whether a text read from a file is an identity. */
export const isProcessIdentity = (text: string): text is ProcessIdentity => /^\d+@.+$/.test(text);

/** This process's own identity. */
export const ownIdentity = (): ProcessIdentity =>
  identifyProcess(process.pid) ?? `${String(process.pid)}@unknown`;

const startOnLinux = (pid: number): string | undefined => {
  try {
    const text = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    // The command's name, in brackets, may itself hold blanks and brackets; the fixed fields follow the last one.
    const [state, ...fields] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' || state === 'X' ? undefined : fields[18];
  } catch {
    return undefined; // No such process: the file is not there.
  }
};

const startByPs = (pid: number): string | undefined => {
  try {
    const [state, ...started] = execFileSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .trim()
      .split(/\s+/);
    return state === undefined || state.startsWith('Z') ? undefined : started.join('-');
  } catch {
    return undefined; // ps ends with 1 when there is no such process.
  }
};
