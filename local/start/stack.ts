import { chmodSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyFiles } from '../keys-folder.ts';
import { keysFolderIn } from '../keys-folder.ts';
import type { Country, StackSettings } from '../settings.ts';
import { folderFault } from '../system-error.ts';
import { makeDevelopmentKeys } from './development-keys.ts';
import { requireFreePorts } from './free-ports.ts';
import { raise, type Raised } from './raise.ts';
import { claimDataFolder } from './run-record.ts';
import { runTask } from './run-task.ts';
import { addressesOf, type Addresses } from './services.ts';
import { SupervisedProcess } from './supervised-process.ts';

/** A whole Köpürö on one machine, answering. */
export interface RunningStack {
  readonly addresses: Addresses;
  /** The files of the development keys. */
  readonly keys: KeyFiles;
  /** Each database's administrating URL. */
  readonly databaseUrls: Readonly<Record<Country, string>>;
  /** Stops everything in order; nothing is left running. */
  readonly stop: () => Promise<void>;
}

/** Who is told what goes on, and how to give up. */
export interface StackSurroundings {
  readonly progress?: (line: string) => void;
  readonly signal?: AbortSignal;
}

/**
 * Starts databases, identity provider, subgraphs and gateway, and waits until all of them are ready.
 * @throws Fault with the mend, after everything that was started has been stopped again
 */
export const startStack = async (
  settings: StackSettings,
  { progress = () => undefined, signal = new AbortController().signal }: StackSurroundings = {},
): Promise<RunningStack> => {
  const { dataFolder } = settings;
  const addresses = addressesOf(settings);
  try {
    makeFolder(dataFolder, 0o711); // The database's account passes through it.
    const record = await claimDataFolder(dataFolder, addresses.gateway);
    try {
      await requireFreePorts(settings);
      const logs = join(dataFolder, 'logs');
      makeFolder(logs, 0o700);
      const keys = await makeDevelopmentKeys(keysFolderIn(dataFolder));
      const raised = await raise({
        settings,
        keys,
        progress,
        signal,
        task: (name, what, program, taskSignal) =>
          runTask(what, program, {
            logFile: freshLog(logs, name),
            note: record.note,
            progress,
            signal: taskSignal,
          }),
        serve: (name, service) => new SupervisedProcess(service, freshLog(logs, name), record.note, progress),
      });
      return {
        addresses,
        keys,
        databaseUrls: raised.databaseUrls,
        stop: stopOnce(raised, record.release),
      };
    } catch (thrown) {
      record.release();
      throw thrown;
    }
  } catch (thrown) {
    throw folderFault(thrown, dataFolder);
  }
};

const stopOnce = (raised: Raised, release: () => void): (() => Promise<void>) => {
  let stopped: Promise<void> | undefined;
  return () => (stopped ??= raised.lower().finally(release));
};

const makeFolder = (folder: string, mode: number): void => {
  if (mkdirSync(folder, { recursive: true }) !== undefined) chmodSync(folder, mode);
};

// Each start begins its logs anew; the former ones stay beside them.
const freshLog = (folder: string, name: string): string => {
  const file = join(folder, `${name}.log`);
  if (existsSync(file)) renameSync(file, `${file}.old`);
  return file;
};
