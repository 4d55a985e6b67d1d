import { statfsSync } from 'node:fs';
import { Fault } from './fault.ts';

/** The system's error code (ENOSPC, EACCES, …) of something thrown, or undefined. */
export const systemCode = (thrown: unknown): string | undefined =>
  // Not `instanceof Error`: a test runner's errors and the system's are of different realms.
  typeof thrown === 'object' && thrown !== null && 'code' in thrown && typeof thrown.code === 'string'
    ? thrown.code
    : undefined;

const anotherUsers = (folder: string): Fault =>
  new Fault(
    `the folder \`${folder}\` cannot be written by this user`,
    'It was probably made by another user (root, for instance). Run as that user, give the folder to this one ' +
      '(chown -R), or name another with DATA_FOLDER.',
  );

const fullDisk = (folder: string): Fault =>
  new Fault(
    `no space is left on the disk that holds \`${folder}\``,
    'Free some space there and start again.',
  );

const faultOfCode: Readonly<Record<string, (folder: string) => Fault>> = {
  ENOSPC: fullDisk,
  EDQUOT: fullDisk,
  EACCES: anotherUsers,
  EPERM: anotherUsers,
  EROFS: (folder) =>
    new Fault(`the folder \`${folder}\` is on a read-only disk`, 'Name a writable one with DATA_FOLDER.'),
  ENOTDIR: (folder) =>
    new Fault(
      `\`${folder}\` cannot be a folder: a part of its path is a file`,
      'Name another with DATA_FOLDER.',
    ),
};

/** What was thrown while a folder was being written, as a fault with its mend where the system's code is known. */
export const folderFault = (thrown: unknown, folder: string): unknown => {
  const code = systemCode(thrown);
  if (code === undefined) return thrown;
  return faultOfCode[code]?.(folder) ?? thrown;
};

const leastFreeBytes = 1_000_000;

/** The fault of a folder's disk that takes hardly a byte more, which whoever wrote to it may have had no room to say. */
export const fullDiskOf = (folder: string): Fault | undefined => {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize < leastFreeBytes ? fullDisk(folder) : undefined;
};
