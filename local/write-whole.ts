import { renameSync, rmSync, writeFileSync } from 'node:fs';

/** Writes a file so that it is there whole or not at all, readable by its owner only unless told otherwise. */
export const writeWhole = (file: string, text: string, mode = 0o600): void => {
  const draft = `${file}.${String(process.pid)}.new`;
  try {
    writeFileSync(draft, text, { mode });
    renameSync(draft, file);
  } catch (thrown) {
    rmSync(draft, { force: true });
    throw thrown;
  }
};
