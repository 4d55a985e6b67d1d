import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fault } from '../fault.ts';
import { writeWhole } from '../write-whole.ts';
import { makePrivate, type Place } from './place.ts';

/** The name PostgreSQL gives its socket inside the folder. */
export const socketName = '.s.PGSQL.5432';

// The system's limit on a socket's whole path, in bytes.
const limit = process.platform === 'linux' ? 107 : 103;

/** Whether a socket in this folder can be bound at all. */
const fitsSocket = (folder: string): boolean => Buffer.byteLength(join(folder, socketName)) <= limit;

/**
 * The folder that holds the server's socket, which nobody but the database's account (and root) can enter: beside the
 * data where the path is short enough, else one with a random name under the system's temporary folder, remembered
 * beside the data.
 * @throws Fault when neither is short enough
 */
export const socketFolder = (place: Place, temporary = tmpdir()): string => {
  const beside = join(place.home, 'socket');
  if (fitsSocket(beside)) {
    makePrivate(beside, place.account);
    return beside;
  }
  const record = join(place.home, 'socket-folder');
  const remembered = readRecord(record);
  if (remembered !== undefined && isOurs(remembered, place)) return remembered;
  const template = join(temporary, 'kopuro-');
  if (!fitsSocket(`${template}XXXXXX`))
    throw new Fault(
      `the paths \`${beside}\` and \`${temporary}\` are both too long for a database socket (${String(limit)} bytes)`,
      'Set TMPDIR to a shorter folder, or DATA_FOLDER to a folder with a shorter path.',
    );
  const folder = mkdtempSync(template);
  makePrivate(folder, place.account);
  writeWhole(record, folder);
  return folder;
};

const readRecord = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined; // Nothing was remembered yet.
  }
};

// A temporary folder may be cleared and its name taken by somebody else.
const isOurs = (folder: string, { account }: Place): boolean => {
  const found = statSync(folder, { throwIfNoEntry: false });
  return (
    found?.isDirectory() === true &&
    found.uid === (account?.uid ?? process.getuid?.()) &&
    (found.mode & 0o777) === 0o700
  );
};
