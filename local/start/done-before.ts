import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../write-whole.ts';

/**
 * Does some work unless it was done before with the very same inputs.
 * @param name of the work, for the note in the data folder
 * @param inputs a digest of all that the work depends on, its own results included; asked again when it is done
 * @returns whether it had been done before
 */
export const doneBefore = async (
  dataFolder: string,
  name: string,
  inputs: () => string,
  work: () => Promise<void>,
): Promise<boolean> => {
  const file = join(dataFolder, `done-${name}`);
  if (readNote(file) === inputs()) return true;
  await work();
  writeWhole(file, inputs());
  return false;
};

const readNote = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined; // Never done.
  }
};
