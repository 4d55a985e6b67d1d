import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { identifyProcess, type ProcessIdentity } from '../process-identity.ts';

/** What PostgreSQL writes into its data folder about the server that runs on it. */
export interface PostmasterFile {
  readonly pid: number;
  readonly socketFolder: string;
  readonly ready: boolean;
}

/** Reads the data folder's postmaster.pid; undefined where there is none or it is still being written. */
export const readPostmasterFile = (cluster: string): PostmasterFile | undefined => {
  try {
    const [pid, , , , socketFolder, , , status] = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split(
      '\n',
    );
    if (pid === undefined || socketFolder === undefined) return undefined;
    return { pid: Number(pid), socketFolder: socketFolder.trim(), ready: status?.trim() === 'ready' };
  } catch {
    return undefined;
  }
};

/**
 * The server process on this data folder, if it lives. The number in postmaster.pid alone does not say so: after a
 * crash, or in a container begun anew, it may be another program's.
 */
export const runningPostmaster = (cluster: string): ProcessIdentity | undefined => {
  const file = readPostmasterFile(cluster);
  if (file === undefined) return undefined;
  const identity = identifyProcess(file.pid);
  return identity !== undefined && commandOf(file.pid).includes(cluster) ? identity : undefined;
};

/** Takes away what a dead server left, which PostgreSQL itself takes for alive if another program has its number now. */
export const removeRemains = (cluster: string, socketFolder: string, socketName: string): void => {
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
  rmSync(join(socketFolder, `${socketName}.lock`), { force: true });
};

const commandOf = (pid: number): string => {
  try {
    return process.platform === 'linux'
      ? readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8')
      : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return ''; // It has ended in the meantime.
  }
};
