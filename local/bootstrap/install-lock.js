import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const askEveryMs = 500;

/**
 * Does the work of installing while no other process does it in the same folder: two commands begun on a fresh clone
 * at the same time would otherwise delete each other's packages.
 * @template Result
 * @param {string} project
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export const underInstallLock = async (project, work) => {
  const folder = join(project, '.data');
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const lock = join(folder, 'installing');
  for (let told = false; !take(lock); told = true) {
    if (!told) process.stderr.write('another command is installing the packages; waiting for it\n');
    await new Promise((resolve) => setTimeout(resolve, askEveryMs));
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
};

/** @param {string} lock */
const take = (lock) => {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    if (isDead(lock)) rmSync(lock, { force: true });
    return false;
  }
};

/** @param {string} lock */
const isDead = (lock) => {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    if (pid === 0) return false; // It is being written.
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
};

/** @param {unknown} error */
const codeOf = (error) => (error instanceof Error && 'code' in error ? error.code : undefined);
