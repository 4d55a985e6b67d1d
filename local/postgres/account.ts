import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../fault.ts';

/** The system account that PostgreSQL runs under, where it may not be the caller's. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const acceptable = ['nobody', 'daemon'] as const;

/**
 * The account to run under: the caller's own (undefined), except for root, whom PostgreSQL refuses. Root gets the owner
 * of a cluster that is already in this folder, else the account `nobody`.
 * @param accountFile the system's list of accounts; initdb needs the account to be listed there, so a bare number will not do
 * @throws Fault when the machine has no such account
 */
export const chooseAccount = (
  dataFolder: string,
  callerIsRoot: boolean,
  accountFile = '/etc/passwd',
): Account | undefined => {
  if (!callerIsRoot) return undefined;
  const owner = ownerOf(join(dataFolder, 'cluster'));
  if (owner !== undefined && owner.uid !== 0) return owner;
  const accounts = readFileSync(accountFile, 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of acceptable) {
    const [, , uid, gid] = accounts.find(([listed]) => listed === name) ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Fault(
    'PostgreSQL does not run as root, and this machine has no account `nobody` to run it under',
    'Start as an ordinary user, or add the account (useradd --system nobody).',
  );
};

/** Whether the caller is root. */
export const isRoot = (): boolean => process.getuid?.() === 0;

const ownerOf = (path: string): Account | undefined => {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && { uid: found.uid, gid: found.gid };
};
