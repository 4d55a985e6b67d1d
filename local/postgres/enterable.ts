import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Account } from './account.ts';

const bits = { enter: 0o1, read: 0o4 } as const;

/**
 * Whether an account may enter every folder on the way to a path and the path itself. Folders that do not exist yet
 * do not count: whoever makes them makes them enterable.
 */
export const canEnter = (path: string, account: Account): boolean => {
  const parent = dirname(path);
  return permits(path, account, bits.enter) && (parent === path || canEnter(parent, account));
};

/** Whether an account may read a file or list a folder, its parents aside. */
export const canRead = (path: string, account: Account): boolean => permits(path, account, bits.read);

const permits = (path: string, account: Account, bit: number): boolean => {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return true;
  if (found.uid === account.uid) return (found.mode & (bit << 6)) !== 0;
  if (found.gid === account.gid) return (found.mode & (bit << 3)) !== 0;
  return (found.mode & bit) !== 0;
};
