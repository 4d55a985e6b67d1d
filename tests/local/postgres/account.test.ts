import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { chooseAccount } from '../../../local/postgres/account.ts';
import { canEnter } from '../../../local/postgres/enterable.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const folder = temporaryFolder();
afterAll(() => {
  folder.remove();
});

const accounts = (text: string): string => {
  const file = join(folder.path, 'accounts');
  writeFileSync(file, text);
  return file;
};

describe('the account that runs the server', () => {
  it('is the caller’s own, unless the caller is root', () => {
    expect(chooseAccount(folder.path, false)).toBeUndefined();
  });

  it('is nobody for root, else daemon', () => {
    const root = 'root:x:0:0::/root:/bin/sh\n';
    const nobody = 'nobody:x:65534:65533::/:/usr/sbin/nologin\n';
    const daemon = 'daemon:x:1:2::/:/usr/sbin/nologin\n';
    expect(chooseAccount(folder.path, true, accounts(root + daemon + nobody))).toEqual({
      uid: 65534,
      gid: 65533,
    });
    expect(chooseAccount(folder.path, true, accounts(root + daemon))).toEqual({ uid: 1, gid: 2 });
    const none = accounts(root);
    expect(() => chooseAccount(folder.path, true, none)).toThrow('this machine has no account `nobody`');
  });

  const asRoot = process.getuid?.() === 0 ? it : it.skip;
  asRoot('is for root the owner of a cluster that is already there', () => {
    mkdirSync(join(folder.path, 'cluster'));
    chownSync(join(folder.path, 'cluster'), 1234, 1235);
    expect(chooseAccount(folder.path, true)).toEqual({ uid: 1234, gid: 1235 });
  });
});

describe('a path', () => {
  const stranger = { uid: 54_321, gid: 54_321 };

  it('can be entered by an account that may pass through every folder on the way', () => {
    const inner = join(folder.path, 'outer', 'inner');
    mkdirSync(inner, { recursive: true });
    chmodSync(inner, 0o755);
    chmodSync(join(folder.path, 'outer'), 0o711);
    expect(canEnter(inner, stranger)).toBe(true);
    expect(canEnter(join(inner, 'not', 'yet', 'there'), stranger)).toBe(true);
    chmodSync(join(folder.path, 'outer'), 0o700);
    expect(canEnter(inner, stranger)).toBe(false);
    expect(canEnter(join(inner, 'not', 'yet', 'there'), stranger)).toBe(false);
    const owner = { uid: process.getuid?.() ?? -1, gid: process.getgid?.() ?? -1 };
    expect(canEnter(join(folder.path, 'outer'), owner)).toBe(true);
  });
});
