import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { underLock } from '../../local/folder-lock.ts';
import { identifyProcess, ownIdentity } from '../../local/process-identity.ts';
import { temporaryFolder } from './temporary-folder.ts';

let folder: ReturnType<typeof temporaryFolder>;
let lock = '';

beforeEach(() => {
  folder = temporaryFolder();
  lock = join(folder.path, 'lock');
});

afterEach(() => {
  folder.remove();
});

describe('a folder’s lock', () => {
  it('lets one at a time do its work, gives its result, and leaves nothing', async () => {
    let [inside, most] = [0, 0];
    const work = async (result: number): Promise<number> => {
      inside += 1;
      most = Math.max(most, inside);
      await pause(5);
      inside -= 1;
      return result;
    };
    const results = await Promise.all([1, 2, 3].map((result) => underLock(lock, () => work(result))));
    expect([results, most]).toEqual([[1, 2, 3], 1]);
    expect(readdirSync(folder.path)).toEqual([]);
  });

  it('is given back by work that fails', async () => {
    await expect(underLock(lock, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(existsSync(lock)).toBe(false);
  });

  it.each([
    ['of a process that died', '999999999@1'],
    ['of a process whose number another one has now', ownIdentity().replace(/@.*/, '@1')],
    ['that says nothing intelligible', 'what'],
  ])('%s holds nobody up', async (_title, holder) => {
    symlinkSync(holder, lock);
    expect(await underLock(lock, () => Promise.resolve('done'))).toBe('done');
  });

  it('that is a file is nobody’s', async () => {
    writeFileSync(lock, ownIdentity());
    expect(await underLock(lock, () => Promise.resolve('done'))).toBe('done');
  });

  it('is had where no file can take another byte', async () => {
    const program = `
      import { underLock } from '${pathToFileURL(join(process.cwd(), 'local/folder-lock.ts')).href}';
      await underLock('${lock}', async () => process.stdout.write('done'));
      process.stdout.write(', given back');`;
    const child = spawn('sh', [
      '-c',
      'ulimit -f 0; exec "$0" --input-type=module -e "$1"',
      process.execPath,
      program,
    ]);
    expect(await text(child.stdout)).toBe('done, given back');
    expect(existsSync(lock)).toBe(false);
  });

  it('of a living process is waited for', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)']);
    await once(other, 'spawn');
    symlinkSync(identifyProcess(other.pid ?? 0) ?? '', lock);
    let done = false;
    const waiting = underLock(lock, () => {
      done = true;
      return Promise.resolve();
    });
    await pause(200);
    expect(done).toBe(false);
    other.kill('SIGKILL');
    await waiting;
    expect(done).toBe(true);
  });
});
