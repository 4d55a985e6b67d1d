import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { entries, programsOf } from '../../../local/bootstrap/entries.js';
import { installFault } from '../../../local/bootstrap/install-fault.js';
import { projectFolder } from '../../../local/project-folder.ts';
import { eventually } from '../eventually.ts';
import { temporaryFolder } from '../temporary-folder.ts';

jest.setTimeout(60_000);

/** A project of its own whose npm and whose programs are stand-ins. */
let folder: ReturnType<typeof temporaryFolder>;
const at = (...names: string[]): string => join(folder.path, ...names);

const write = (name: string, text: string): void => {
  mkdirSync(join(at(name), '..'), { recursive: true });
  writeFileSync(at(name), text);
};

const lock = (version: string): string =>
  JSON.stringify({
    packages: {
      '': {},
      'node_modules/a': { version },
      'node_modules/b': { version: '1.0.0', optional: true },
    },
  });

beforeEach(() => {
  folder = temporaryFolder();
  cpSync(join(projectFolder, 'local', 'bootstrap'), at('local', 'bootstrap'), { recursive: true });
  write('package.json', '{"type":"module"}');
  write('package-lock.json', lock('1.0.0'));
  // Installs by noting how it was called, or fails with the text of a file.
  write(
    'npm/npm-cli.cjs',
    `const fs = require('node:fs');
     if (fs.existsSync('fail')) { console.error(fs.readFileSync('fail', 'utf8')); process.exit(1); }
     fs.mkdirSync('node_modules', { recursive: true });
     fs.appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n');
     console.log('added 1 package');`,
  );
  write(
    'local/token/main.ts',
    `process.stdout.write('the-token ' + process.argv.slice(2).join(' ') + '\\n');`,
  );
});

afterEach(() => {
  folder.remove();
});

const spawnBootstrap = (given: readonly string[]) =>
  spawn(process.execPath, [at('local', 'bootstrap', 'main.js'), ...given], {
    cwd: folder.path,
    env: { ...process.env, npm_execpath: at('npm', 'npm-cli.cjs'), npm_node_execpath: process.execPath },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

const bootstrap = async (...given: string[]): Promise<{ code: unknown; stdout: string; stderr: string }> => {
  const child = spawnBootstrap(given);
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
};

const calls = (): number =>
  existsSync(at('calls')) ? readFileSync(at('calls'), 'utf8').split('\n').length - 1 : 0;

describe('a command on a fresh clone', () => {
  it('installs first, and keeps the standard output for the command alone', async () => {
    const { code, stdout, stderr } = await bootstrap('token', 'japan-isa');
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'the-token japan-isa\n' });
    expect(stderr).toContain('installing the packages');
    expect(readFileSync(at('calls'), 'utf8')).toBe('ci --no-audit --no-fund --loglevel=error\n');
  });

  it('installs once, again when the lock file has changed, and again when the packages are gone', async () => {
    await bootstrap('token');
    expect((await bootstrap('token')).stderr).toBe('');
    expect(calls()).toBe(1);
    write('package-lock.json', lock('1.0.1'));
    await bootstrap('token');
    expect(calls()).toBe(2);
    rmSync(at('node_modules'), { recursive: true });
    await bootstrap('token');
    expect(calls()).toBe(3);
  });

  it.each([
    ['all that is wanted is there', { 'node_modules/a': { version: '1.0.0' } }, false],
    [
      'more is there',
      { 'node_modules/a': { version: '1.0.0' }, 'node_modules/c': { version: '1.0.0' } },
      false,
    ],
    ['a package has another version', { 'node_modules/a': { version: '0.9.0' } }, true],
    ['a package is missing', { 'node_modules/b': { version: '1.0.0' } }, true],
    [
      'it is from another kind of machine',
      { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0', os: ['plan9'] } },
      true,
    ],
  ])('looks at what was installed by hand: when %s', async (_title, packages, installs) => {
    write('node_modules/.package-lock.json', JSON.stringify({ packages }));
    await bootstrap('token');
    expect(calls()).toBe(installs ? 1 : 0);
  });

  it('installs again where a package for this very machine is missing', async () => {
    const own = { version: '1.0.0', optional: true, os: [process.platform], cpu: [process.arch] };
    write('package-lock.json', JSON.stringify({ packages: { 'node_modules/own': own } }));
    write('node_modules/.package-lock.json', JSON.stringify({ packages: {} }));
    await bootstrap('token');
    expect(calls()).toBe(1);
  });

  it('installs once when two commands are begun at the same time', async () => {
    const both = await Promise.all([bootstrap('token'), bootstrap('token')]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(calls()).toBe(1);
    expect(existsSync(at('.data', 'installing'))).toBe(false);
  });

  it('is not held up by an installation that was killed', async () => {
    write('.data/installing', '999999999');
    expect((await bootstrap('token')).code).toBe(0);
  });

  it('tells why the packages could not be installed, and tries again the next time', async () => {
    write('fail', 'npm error code ENOSPC');
    const { code, stdout, stderr } = await bootstrap('token');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('The packages could not be installed: the disk is full.');
    rmSync(at('fail'));
    expect((await bootstrap('token')).code).toBe(0);
  });
});

describe('the command’s own program', () => {
  it('gives its exit code to whoever called', async () => {
    write('local/token/main.ts', 'process.exit(5);');
    expect((await bootstrap('token')).code).toBe(5);
  });

  it('does not run after one before it failed', async () => {
    write('gateway/pages/build.ts', 'process.exit(4);');
    write('node_modules/jest/bin/jest.js', `process.stdout.write('tested');`);
    expect(await bootstrap('test')).toMatchObject({ code: 4, stdout: '' });
    write('gateway/pages/build.ts', '');
    expect(await bootstrap('test')).toMatchObject({ code: 0, stdout: 'tested' });
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('is told of a %s and may end in its own time', async (signal) => {
    write(
      'local/start/main.ts',
      `process.on('${signal}', () => setTimeout(() => { process.stdout.write('told'); process.exit(0); }, 100));
       setInterval(() => undefined, 1000);
       process.stdout.write('up');`,
    );
    const child = spawnBootstrap(['start']);
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    await eventually('it is up', () => printed === 'up');
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(printed).toBe('uptold');
  });

  it('is told when the bootstrap is killed', async () => {
    write(
      'local/start/main.ts',
      `import { writeFileSync } from 'node:fs';
       process.once('disconnect', () => writeFileSync('told', ''));
       process.stdout.write('up');`,
    );
    const child = spawnBootstrap(['start']);
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await eventually('it was told', () => existsSync(at('told')));
  });

  it('is told when the npm that called the bootstrap through a shell is killed', async () => {
    write(
      'local/start/main.ts',
      `import { writeFileSync } from 'node:fs';
       process.once('SIGTERM', () => { writeFileSync('told', ''); process.exit(0); });
       setInterval(() => undefined, 1000);
       process.stdout.write('up');`,
    );
    await bootstrap('token');
    const script = `require('node:child_process').spawn('sh', ['-c', process.argv[1] + '; :'], { stdio: 'inherit' })`;
    const command = `"${process.execPath}" "${at('local', 'bootstrap', 'main.js')}" start`;
    const npm = spawn(process.execPath, ['-e', script, command], {
      cwd: folder.path,
      env: { ...process.env, npm_lifecycle_event: 'start' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(npm.stdout, 'data');
    npm.kill('SIGKILL');
    await eventually('it was told', () => existsSync(at('told')));
  });
});

describe('the commands', () => {
  it('are those of package.json', () => {
    const { scripts } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    expect(scripts).toMatchObject(
      Object.fromEntries(Object.keys(entries).map((name) => [name, `node local/bootstrap/main.js ${name}`])),
    );
  });

  it('are refused by another name, with the names there are', async () => {
    for (const name of ['nonesuch', 'toString']) {
      const { code, stderr } = await bootstrap(name);
      expect([code, stderr]).toEqual([1, expect.stringContaining('start|test|check|token|import|compose')]);
    }
  });

  it('pass their arguments on in place', () => {
    expect(programsOf('test', ['-t', 'a b'])?.at(-1)?.slice(-3)).toEqual([
      'node_modules/jest/bin/jest.js',
      '-t',
      'a b',
    ]);
  });
});

it.each([
  ['npm error code ENOSPC', 'the disk is full'],
  ['npm error EACCES: permission denied', 'this user may not write'],
  ['npm error code EROFS', 'this user may not write'],
  ['npm error code ENOTFOUND', 'the package registry cannot be reached'],
  ['npm error code EUSAGE', 'package.json and package-lock.json do not agree'],
  ['npm error code EINTEGRITY', 'a package is not the one that the lock file names'],
  ['something else', 'npm’s own words are above'],
])('a failed installation is told in words: %s', (text, words) => {
  expect(installFault(text)).toContain(words);
});
