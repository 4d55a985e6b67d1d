import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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

// Linking a finished file into place, rather than creating one and then writing it, leaves no moment at which a lock
// is there without its holder's name.
const take = (lockFile: string): boolean => {
  const draft = `${lockFile}.${String(process.pid)}`;
  writeFileSync(draft, ownIdentity(), { mode: 0o600 });
  try {
    linkSync(draft, lockFile);
    return true;
  } catch (thrown) {
    if (systemCode(thrown) === 'EEXIST') return false;
    throw thrown;
  } finally {
    rmSync(draft, { force: true });
  }
};

const holderOf = (lockFile: string): string => {
  try {
    return readFileSync(lockFile, 'utf8');
  } catch {
    return ''; // Given back in the meantime.
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
