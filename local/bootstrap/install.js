import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where it is kept which lock file the installed packages come from. */
const stampFile = (project) => join(project, 'node_modules', '.kopuro-installed');

const wanted = (project) =>
  createHash('sha256')
    .update(readFileSync(join(project, 'package-lock.json')))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex');

const isInstalled = (project) =>
  existsSync(stampFile(project)) && readFileSync(stampFile(project), 'utf8') === wanted(project);

/** What to do about the faults of an installation that a newcomer may meet. */
const mends = [
  [/ENOSPC|EDQUOT/, 'The disk is full: free about 2 GB and run the command again.'],
  [
    /EACCES|EPERM|EROFS/,
    'The project folder cannot be written: run as its owner, or give it to this user (chown -R).',
  ],
  [
    /ENOTFOUND|ETIMEDOUT|ECONNREFUSED|EAI_AGAIN/,
    'The package registry cannot be reached: check the network and run the command again.',
  ],
  [/EUSAGE|EINTEGRITY/, 'package-lock.json does not fit: restore it from git and run the command again.'],
];

/**
 * Installs the packages of the lock file where they are missing or belong to another one. Tells on the error stream
 * what it does and for how long.
 *
 * @param {string} project the project's folder
 * @returns {Promise<string | undefined>} a fault with its mend, or nothing
 */
export const install = async (project) => {
  if (isInstalled(project)) return undefined;
  const began = Date.now();
  const seconds = () => String(Math.round((Date.now() - began) / 1000));
  process.stderr.write('Installing packages; the first time this takes a minute or two …\n');
  const clock = setInterval(() => process.stderr.write(`  installing packages, ${seconds()} s\n`), 10_000);
  try {
    const { code, output } = await npmCi(project);
    if (code !== 0)
      return `npm ci failed.\n${output.trim().split('\n').slice(-8).join('\n')}\n${mendOf(output)}`;
    writeFileSync(stampFile(project), wanted(project));
    process.stderr.write(`Installed in ${seconds()} s.\n`);
    return undefined;
  } catch (error) {
    return `the packages could not be installed: ${error.message}\n${mendOf(String(error.code ?? error.message))}`;
  } finally {
    clearInterval(clock);
  }
};

const mendOf = (output) =>
  mends.find(([sign]) => sign.test(output))?.[1] ?? 'Mend what npm says and run the command again.';

const npmCi = (project) =>
  new Promise((resolve, reject) => {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    // Packages that only run on the pinned Node would each be complained of under an older one that merely installs them.
    const child = spawn(
      npm,
      ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev', '--include=optional'],
      {
        cwd: project,
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
