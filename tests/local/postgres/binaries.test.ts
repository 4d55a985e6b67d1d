import { mkdirSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { copyBinaries, findBinaries, mendLinks, programFile } from '../../../local/postgres/binaries.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const folder = temporaryFolder();
afterAll(() => {
  folder.remove();
});

describe('the PostgreSQL programs', () => {
  it('are those of version 18', () => {
    expect(findBinaries()).toMatchObject({ major: '18', version: expect.stringMatching(/^18\./) as unknown });
  });

  it('get the library links that an install script would have made, and only those that are missing', () => {
    const lib = join(folder.path, 'native', 'lib');
    mkdirSync(lib, { recursive: true });
    const links = ['libx.so', 'libx.so.1'].map((name) => ({
      source: 'native/lib/libx.so.1.2',
      target: `native/lib/${name}`,
    }));
    writeFileSync(join(folder.path, 'native', 'pg-symlinks.json'), JSON.stringify(links));
    symlinkSync('another', join(lib, 'libx.so'));
    mendLinks({ folder: folder.path, version: '', major: '' });
    expect([readlinkSync(join(lib, 'libx.so')), readlinkSync(join(lib, 'libx.so.1'))]).toEqual([
      'another',
      'libx.so.1.2',
    ]);
  });

  it('run from a copy, once its links are mended', () => {
    const copy = copyBinaries(findBinaries(), folder.path);
    for (const link of ['libicui18n.so.60', 'libicuuc.so.60'])
      rmSync(join(copy.folder, 'native', 'lib', link), { force: true });
    mendLinks(copy);
    expect(execFileSync(programFile(copy, 'postgres'), ['--version'], { encoding: 'utf8' })).toMatch(/ 18\./);
  });
});
