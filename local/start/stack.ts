import { chmodSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { keysFolderIn, type KeyFiles } from '../keys-folder.ts';
import type { Country, StackSettings } from '../settings.ts';
import { folderFault } from '../system-error.ts';
import { makeDevelopmentKeys } from './development-keys.ts';
import { requireFreePorts } from './free-ports.ts';
import type { Databases } from './open-databases.ts';
import { raise } from './raise.ts';
import type { RaisingTools } from './raising-tools.ts';
import { claimDataFolder, type RunRecord } from './run-record.ts';
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
  const failed = new AbortController();
  const sides: Record<'front' | 'behind', SupervisedProcess[]> = { front: [], behind: [] };
  let databases: Databases | undefined;
  let record: RunRecord | undefined;

  const stopEverything = async (): Promise<void> => {
    for (const side of [sides.front, sides.behind]) await Promise.all(side.map((service) => service.stop()));
    await databases?.close();
    record?.release();
  };
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopped ??= stopEverything());

  try {
    makeFolder(dataFolder, 0o711); // The database's account passes through it.
    const { note } = (record = await claimDataFolder(dataFolder, addresses.gateway));
    await requireFreePorts(settings);
    const logs = join(dataFolder, 'logs');
    makeFolder(logs, 0o700);
    const keys = await makeDevelopmentKeys(keysFolderIn(dataFolder));
    const either = AbortSignal.any([signal, failed.signal]);
    const tools: RaisingTools = {
      settings,
      keys,
      progress,
      signal: either,
      task: (name, what, program) =>
        runTask(what, program, { logFile: freshLog(logs, name), note, progress, signal: either }),
      begin: (name, service, side) => {
        either.throwIfAborted();
        const started = new SupervisedProcess(service, freshLog(logs, name), note, progress);
        sides[side].push(started);
        started.start();
        return started;
      },
    };
    const databaseUrls = await raise(
      tools,
      (reason) => {
        failed.abort(reason);
      },
      (opened) => {
        databases = opened;
      },
    );
    return { addresses, keys, databaseUrls, stop };
  } catch (thrown) {
    await stop();
    throw folderFault(thrown, dataFolder);
  }
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
