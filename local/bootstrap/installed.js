import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @param {string} project */
const stampFile = (project) => join(project, 'node_modules', '.kopuro-installed');

/**
 * What an installation depends on: the lock file and the machine's kind.
 * @param {string} project
 * @param {string} machine as in linux-x64
 */
const wantedStamp = (project, machine) =>
  createHash('sha256')
    .update(readFileSync(join(project, 'package-lock.json')))
    .update(`\n${machine}`)
    .digest('hex');

/**
 * Whether what the lock file asks for is installed.
 * @param {string} project
 * @param {string} machine
 */
export const isInstalled = (project, machine) => {
  const wanted = wantedStamp(project, machine);
  if (existsSync(stampFile(project))) return readFileSync(stampFile(project), 'utf8').trim() === wanted;
  return installedByHand(project, machine);
};

/**
 * Notes that what the lock file asks for is installed.
 * @param {string} project
 * @param {string} machine
 */
export const writeStamp = (project, machine) => {
  writeFileSync(stampFile(project), `${wantedStamp(project, machine)}\n`);
};

/**
 * Whether `npm ci` was already run by hand: npm leaves a lock file of what it really installed, which lacks only the
 * optional packages of other machines.
 * @param {string} project
 * @param {string} machine
 */
const installedByHand = (project, machine) => {
  try {
    const { packages: wanted } = readLock(join(project, 'package-lock.json'));
    const { packages: found } = readLock(join(project, 'node_modules', '.package-lock.json'));
    const whole = Object.entries(wanted).every(
      ([path, { version, optional }]) =>
        path === '' || (found[path] === undefined ? optional === true : found[path].version === version),
    );
    if (whole) writeStamp(project, machine);
    return whole;
  } catch {
    return false; // Nothing is there, or nothing whole.
  }
};

/**
 * @param {string} file
 * @returns {{ packages: Record<string, { version?: string, optional?: boolean }> }}
 */
const readLock = (file) => JSON.parse(readFileSync(file, 'utf8'));
