import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from '../fault.ts';
import { underLock } from '../folder-lock.ts';
import { ownIdentity, pidOf, stillRuns, type ProcessIdentity } from '../process-identity.ts';
import { writeWhole } from '../write-whole.ts';

interface Run {
  readonly supervisor: ProcessIdentity;
  readonly address: string;
  readonly processes: readonly ProcessIdentity[];
}

/** This process's hold on a data folder, with a note of every process it starts. */
export interface RunRecord {
  /** Notes a process, so that the next start ends it if this one could not. */
  readonly note: (process: ProcessIdentity) => void;
  readonly release: () => void;
}

/** The address of the stack that runs from a data folder at this time, or undefined. */
export const runningAddress = (dataFolder: string): string | undefined => {
  const run = readRun(fileIn(dataFolder));
  return run !== undefined && stillRuns(run.supervisor) ? run.address : undefined;
};

/**
 * Takes the data folder for this process, and ends whatever a killed run left behind.
 * @throws Fault when another start's processes run from it
 */
export const claimDataFolder = (dataFolder: string, address: string): Promise<RunRecord> =>
  underLock(join(dataFolder, 'start-lock'), async () => {
    const file = fileIn(dataFolder);
    const former = readRun(file);
    if (former !== undefined && stillRuns(former.supervisor))
      throw new Fault(
        `it runs already from \`${dataFolder}\` (process ${String(pidOf(former.supervisor))}), at ${former.address}`,
        'Use that one, or end it; a second one beside it takes another DATA_FOLDER and other ports.',
      );
    await endAll(former?.processes ?? []);
    let run: Run = { supervisor: ownIdentity(), address, processes: [] };
    const write = (): void => {
      writeWhole(file, JSON.stringify(run));
    };
    write();
    return {
      note: (started) => {
        run = { ...run, processes: [...run.processes.filter(stillRuns), started] };
        write();
      },
      release: () => {
        rmSync(file, { force: true });
      },
    };
  });

const fileIn = (dataFolder: string): string => join(dataFolder, 'run.json');

const readRun = (file: string): Run | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Run;
  } catch {
    return undefined; // No run, or none that could be told about.
  }
};

const endAll = async (processes: readonly ProcessIdentity[]): Promise<void> => {
  const left = processes.filter(stillRuns);
  for (const process_ of left) process.kill(pidOf(process_), 'SIGKILL');
  while (left.some(stillRuns)) await pause(10);
};
