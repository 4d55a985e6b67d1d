import { tmpdir } from 'node:os';
import { expect, it } from '@jest/globals';
import { Fault, told } from '../../local/fault.ts';
import { folderFault, fullDiskOf } from '../../local/system-error.ts';

const thrown = (code: string): Error => Object.assign(new Error(`${code}: something`), { code });

it.each([
  ['ENOSPC', 'no space is left on the disk that holds `/d`\n  Free some space there and start again.'],
  ['EDQUOT', 'no space is left on the disk that holds `/d`\n  Free some space there and start again.'],
  ['EROFS', 'the folder `/d` is on a read-only disk\n  Name a writable one with DATA_FOLDER.'],
  ['ENOTDIR', '`/d` cannot be a folder: a part of its path is a file\n  Name another with DATA_FOLDER.'],
])('a folder that cannot be written for %s is told with its mend', (code, text) => {
  expect(told(folderFault(thrown(code), '/d'))).toBe(text);
});

it('a folder of another user is told with its mend', () => {
  for (const code of ['EACCES', 'EPERM'])
    expect(told(folderFault(thrown(code), '/d'))).toMatch(
      /^the folder `\/d` cannot be written by this user\n.*chown/,
    );
});

it('what is no fault of the folder is left as it is', () => {
  const others = [thrown('EAGAIN'), new Error('other'), new Fault('a', 'b'), 'text', undefined];
  expect(others.map((other) => folderFault(other, '/d'))).toEqual(others);
});

it('a disk that takes no more is told of whoever had no room to say so', () => {
  // The kernel's own file system has no room, ever.
  const full = fullDiskOf('/proc');
  expect(full === undefined ? '' : told(full)).toBe(
    'no space is left on the disk that holds `/proc`\n  Free some space there and start again.',
  );
  expect(fullDiskOf(tmpdir())).toBeUndefined();
});
