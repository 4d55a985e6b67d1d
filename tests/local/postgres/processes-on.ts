import { readFileSync, readdirSync } from 'node:fs';
import { identifyProcess } from '../../../local/process-identity.ts';

/** The numbers of the living processes whose command names a folder (Linux only). */
export const processesOn = (folder: string): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter(
      (pid) => pid !== process.pid && identifyProcess(pid) !== undefined && commandOf(pid).includes(folder),
    );

const commandOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8');
  } catch {
    return '';
  }
};
