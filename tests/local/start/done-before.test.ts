import { afterAll, expect, it } from '@jest/globals';
import { doneBefore } from '../../../local/start/done-before.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const folder = temporaryFolder();
afterAll(() => {
  folder.remove();
});

it('work is done once for the same inputs, again for other ones, and again after it failed', async () => {
  let inputs = 'one';
  let times = 0;
  const work = (): Promise<void> => {
    times += 1;
    return inputs === 'bad' ? Promise.reject(new Error('failed')) : Promise.resolve();
  };
  const ask = (): Promise<boolean> => doneBefore(folder.path, 'work', () => inputs, work);
  expect([await ask(), await ask(), times]).toEqual([false, true, 1]);
  inputs = 'two';
  expect([await ask(), await ask(), times]).toEqual([false, true, 2]);
  inputs = 'bad';
  await expect(ask()).rejects.toThrow('failed');
  await expect(ask()).rejects.toThrow('failed');
  expect(times).toBe(4);
});
