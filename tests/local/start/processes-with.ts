import { readFileSync, readdirSync } from 'node:fs';
import { identifyProcess } from '../../../local/process-identity.ts';

/** The numbers of the other living processes that were started with a variable of this value (Linux only). */
export const processesWith = (variable: string): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => identifyProcess(pid) !== undefined && environmentOf(pid).includes(variable));

const environmentOf = (pid: number): readonly string[] => {
  try {
    return readFileSync(`/proc/${String(pid)}/environ`, 'utf8').split('\0');
  } catch {
    return []; // It has ended, or is another user's.
  }
};
