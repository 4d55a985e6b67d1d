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
  const file = stampFile(project);
  if (existsSync(file) && readFileSync(file, 'utf8').trim() === wantedStamp(project, machine)) return true;
  const whole = nothingIsMissing(project, machine);
  if (whole) writeStamp(project, machine);
  return whole;
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
 * Whether all packages are there although no stamp says so: `npm ci` was run by hand, or the lock file only lost some.
 * To install again would take the packages from under whatever runs at this time. npm leaves a lock file of what it
 * really installed.
 * @param {string} project
 * @param {string} machine
 */
const nothingIsMissing = (project, machine) => {
  try {
    const { packages: wanted } = readLock(join(project, 'package-lock.json'));
    const { packages: found } = readLock(join(project, 'node_modules', '.package-lock.json'));
    return (
      Object.values(found).every((entry) => suits(entry, machine)) &&
      Object.entries(wanted).every(
        ([path, entry]) =>
          path === '' || (found[path] ? found[path].version === entry.version : mayMiss(entry, machine)),
      )
    );
  } catch {
    return false; // Nothing is there, or nothing whole.
  }
};

/**
 * @typedef {{ version?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} Entry
 * @param {Entry} entry
 * @param {string} machine
 */
const suits = ({ os, cpu }, machine) => {
  const [platform, arch] = machine.split('-');
  return (os?.includes(platform) ?? true) && (cpu?.includes(arch) ?? true);
};

// An optional package made for this very kind of machine, as the Node and the PostgreSQL are, must be there; others are
// npm's to judge.
/**
 * @param {Entry} entry
 * @param {string} machine
 */
const mayMiss = (entry, machine) => {
  const forThisMachine = entry.os !== undefined && entry.libc === undefined && suits(entry, machine);
  return entry.optional === true && !forThisMachine;
};

/**
 * @param {string} file
 * @returns {{ packages: Record<string, Entry> }}
 */
const readLock = (file) => JSON.parse(readFileSync(file, 'utf8'));
