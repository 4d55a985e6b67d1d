import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runningPostmaster } from './postmaster-file.ts';

const noteName = 'throwaway';

/** Notes in a home under the system's folder that it belongs to a test's data folder, which will be deleted. */
export const noteThrowaway = (home: string, wanted: string): void => {
  writeFileSync(join(home, noteName), wanted);
};

/**
 * Removes the homes of tests whose own folders are gone. They are known by their notes: nothing else is ever removed,
 * since a data folder may also be missing because its disk is not there at the moment.
 */
export const removeThrowaways = (systemFolder: string): void => {
  if (!existsSync(systemFolder)) return;
  for (const name of readdirSync(systemFolder)) {
    const home = join(systemFolder, name);
    const wanted = readNote(home);
    if (wanted === undefined || existsSync(dirname(wanted))) continue;
    if (runningPostmaster(join(home, 'cluster')) === undefined)
      rmSync(home, { recursive: true, force: true });
  }
};

const readNote = (home: string): string | undefined => {
  try {
    return readFileSync(join(home, noteName), 'utf8');
  } catch {
    return undefined; // It is no test's.
  }
};
