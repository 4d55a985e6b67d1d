import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { projectFolder } from '../../../local/project-folder.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const run = (...words: string[]) =>
  spawnSync(process.execPath, ['local/demonstration/main.ts', ...words], {
    cwd: projectFolder,
    encoding: 'utf8',
  });

const files = ['japan.ndjson', 'kyrgyzstan.ndjson', 'cooperation.ndjson'] as const;

describe('the command that writes the demonstration', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => {
    folder.remove();
  });

  it('writes a record a line for each subgraph, into a folder that it makes, and the same bytes again', () => {
    const [one, other] = [join(folder.path, 'one', 'deep'), join(folder.path, 'other')];
    expect(run('--into', one)).toMatchObject({ status: 0, stderr: '' });
    expect(run('--into', other)).toMatchObject({ status: 0, stderr: '' });
    for (const name of files) {
      const bytes = readFileSync(join(one, name));
      const lines = bytes.toString('utf8').split('\n');
      expect(readFileSync(join(other, name)).equals(bytes)).toBe(true);
      expect(lines.pop()).toBe('');
      for (const line of lines) expect(Object.keys(JSON.parse(line) as object)).toEqual(['table', 'row']);
    }
  });

  it('says how it is called where no folder is named, or an option is unknown', () => {
    for (const words of [[], ['--into', ''], ['--to', folder.path]]) {
      const { status, stdout, stderr } = run(...words);
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
      expect(stderr).toContain('usage: main.ts --into FOLDER');
      expect(stderr).not.toMatch(/^\s+at /m);
    }
  });

  it('names the folder that it cannot write into', () => {
    const file = join(folder.path, 'a-file');
    writeFileSync(file, '');
    const { status, stderr } = run('--into', join(file, 'below'));
    expect(status).toBe(1);
    expect(stderr).toContain(join(file, 'below'));
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
