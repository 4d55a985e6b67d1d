import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { namedKind, recogniseFile } from '../../../local/import/recognise-file.ts';
import { projectFolder } from '../../../local/project-folder.ts';
import { runProgram } from '../run-program.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const folder = temporaryFolder();
afterAll(() => {
  folder.remove();
});

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder.path, name);
  writeFileSync(path, content);
  return path;
};

const workbook = zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') });
const orders = 'synthetic,organization_name,corporate_number,order_date\r\n';
const permits = 'synthetic,name_cyrillic,name_latin\r\n';

describe('a file to import', () => {
  it.each([
    ['register.xlsx', workbook, 'support-organization-register', 'japan'],
    ['REGISTER.XLSX', workbook, 'support-organization-register', 'japan'],
    ['orders.csv', orders, 'improvement-orders', 'japan'],
    ['permits.csv', permits, 'kyrgyz-permits', 'kyrgyzstan'],
    ['with-mark.csv', `\uFEFF${permits}`, 'kyrgyz-permits', 'kyrgyzstan'],
    ['quoted.csv', '"synthetic","name_cyrillic"\n', 'kyrgyz-permits', 'kyrgyzstan'],
  ])('%s is recognised by its layout', (name, content, kind, owner) => {
    expect(recogniseFile(file(name, content))).toMatchObject({ kind, owner });
  });

  it.each([
    ['another.csv', 'name,region\n', 'has a first line that begins no known kind of file: `name,region`'],
    ['empty.csv', '', 'is empty'],
    ['wide.csv', Buffer.from(orders, 'utf16le'), 'is no text in UTF-8'],
    ['orders.txt', orders, 'ends in `.txt`, which no kind of file does'],
    ['noending', orders, 'ends in ``, which no kind of file does'],
    ['renamed.xlsx', orders, 'is named like an Excel workbook and is none, or it is damaged'],
    ['document.xlsx', zipSync({ 'word/document.xml': strToU8('<a/>') }), 'is named like an Excel workbook'],
    ['cut.xlsx', workbook.subarray(0, workbook.length - 30), 'is named like an Excel workbook'],
  ])('%s is refused with a mend', (name, content, message) => {
    const path = file(name, content);
    expect(() => recogniseFile(path)).toThrow(`\`${path}\` ${message}`);
    expect(() => recogniseFile(path)).toThrow(
      expect.objectContaining({ mend: expect.stringMatching(/\w{4}/) as unknown }),
    );
  });

  it('that is not there, is a folder, or is another user’s, is refused with a mend', () => {
    const missing = join(folder.path, 'missing.csv');
    expect(() => recogniseFile(missing)).toThrow(`there is no file \`${missing}\``);
    const inner = join(folder.path, 'inner.csv');
    mkdirSync(inner);
    expect(() => recogniseFile(inner)).toThrow(`\`${inner}\` is a folder`);
    const secret = file('secret.csv', orders);
    chmodSync(secret, 0);
    if (process.getuid?.() !== 0) expect(() => recogniseFile(secret)).toThrow('may not be read by this user');
  });

  it('of a named kind goes to the kind’s owner, and an unknown kind is refused with the known ones', () => {
    const path = file('anything.csv', 'x');
    expect(namedKind('kyrgyz-permits', path)).toMatchObject({ owner: 'kyrgyzstan' });
    expect(() => namedKind('permits', path)).toThrow('there is no kind of file `permits`');
    expect(() => namedKind('permits', path)).toThrow(
      expect.objectContaining({
        mend: expect.stringContaining('kyrgyz-permits') as unknown,
      }),
    );
  });

  const sample = join(projectFolder, '..', 'shared', 'data');
  const where = existsSync(sample) ? it : it.skip;
  where.each([
    ['support-organization-register-2026-08-03.xlsx', 'support-organization-register'],
    ['improvement-orders-sample.csv', 'improvement-orders'],
    ['kyrgyz-permits-sample.csv', 'kyrgyz-permits'],
  ])('as published, %s, is recognised', (name, kind) => {
    expect(recogniseFile(join(sample, name)).kind).toBe(kind);
  });
});

describe('the import command', () => {
  const run = (given: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
    runProgram('local/import/main.ts', given, { DATA_FOLDER: join(folder.path, 'data'), ...environment });

  it('tells its usage when it is called otherwise, and starts nothing', async () => {
    for (const given of [[], ['a.csv', 'b.csv'], ['--kind', 'x', 'a.csv']]) {
      const { code, stdout, stderr } = await run(given);
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toContain('usage: npm run import -- FILE [--as KIND]');
    }
    expect(existsSync(join(folder.path, 'data'))).toBe(false);
  });

  it('reads a path from the folder where npm was called', async () => {
    file('elsewhere.csv', 'name,region\n');
    const { stderr } = await run(['elsewhere.csv'], { INIT_CWD: folder.path });
    expect(stderr).toContain(`\`${join(folder.path, 'elsewhere.csv')}\` has a first line`);
  });
});
