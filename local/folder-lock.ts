import { readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from './fault.ts';
import { isProcessIdentity, ownIdentity, stillRuns } from './process-identity.ts';
import { systemCode } from './system-error.ts';

const patienceMs = 120_000;

/**
 * Does some work while no other process does work under the same lock file. A lock whose process has died counts for
 * nothing.
 * @throws Fault when a living process has held the lock for two minutes
 */
export const underLock = async <Result>(lockFile: string, work: () => Promise<Result>): Promise<Result> => {
  const until = Date.now() + patienceMs;
  while (!take(lockFile)) {
    if (Date.now() > until)
      throw new Fault(
        `the process ${holderOf(lockFile)} has been working in this folder for two minutes (lock \`${lockFile}\`)`,
        'Wait for it or end it, then start again.',
      );
    removeIfDead(lockFile);
    await pause(20);
  }
  try {
    return await work();
  } finally {
    rmSync(lockFile, { force: true });
  }
};

// The holder's name is where a link points to: a link is there with its name or not at all, and where the disk is full,
// when a server must all the more be stopped in order, it still finds room.
const take = (lockFile: string): boolean => {
  try {
    symlinkSync(ownIdentity(), lockFile);
    return true;
  } catch (thrown) {
    if (systemCode(thrown) === 'EEXIST') return false;
    throw thrown;
  }
};

const holderOf = (lockFile: string): string => {
  try {
    return readlinkSync(lockFile);
  } catch (thrown) {
    // A file is nobody's lock; nothing at all was given back in the meantime.
    return systemCode(thrown) === 'EINVAL' ? 'a file' : '';
  }
};

const isDead = (holder: string): boolean =>
  holder !== '' && !(isProcessIdentity(holder) && stillRuns(holder));

// Two waiters may both find the lock dead; the slower one must not take away the faster one's new lock. It moves the
// file aside first and puts it back if it turns out to be alive.
const removeIfDead = (lockFile: string): void => {
  if (!isDead(holderOf(lockFile))) return;
  const aside = `${lockFile}.${String(process.pid)}.dead`;
  try {
    renameSync(lockFile, aside);
  } catch {
    return; // Another waiter was faster.
  }
  if (isDead(holderOf(aside))) rmSync(aside, { force: true });
  else renameSync(aside, lockFile);
};
