import { readFile, readdir } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { errorCodes } from '../../gateway/error-codes.ts';
import { limits } from '../../gateway/operation/limits.ts';

let page: string;
beforeAll(async () => {
  page = await readFile('docs/how-a-request-travels.md', 'utf8');
});
const section = (title: string) => page.split(`## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
const rows = (title: string) =>
  section(title)
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| *:?-+/.test(line))
    .slice(1)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

describe('docs/how-a-request-travels.md', () => {
  it('explains every error code there is, and no other', () => {
    expect(rows('Error codes').map(([code]) => code)).toEqual(
      Object.keys(errorCodes).map((code) => `\`${code}\``),
    );
  });

  it('lists the steps in the order in which the code takes them', async () => {
    const steps = rows('The steps').map(([step, file]) => ({ step, file: file?.replaceAll('`', '') ?? '' }));
    expect(steps.map(({ step }) => step)).toEqual([
      'authenticate',
      'clearance',
      'view',
      'document',
      'parse',
      'validate',
      'limit',
      'plan',
      'verify plan',
      'execute',
      'complete',
      'respond',
    ]);
    const path = await readFile('gateway/operation/request-path.ts', 'utf8');
    const door = await readFile('gateway/http/graphql-door.ts', 'utf8');
    const code = `${path.split('const admit')[1] ?? ''}${door.split('export const')[1] ?? ''}`;
    const places = await Promise.all(
      steps.map(async ({ file }) => {
        const exported = [...(await readFile(file, 'utf8')).matchAll(/^export const (\w+)/gm)].map(
          ([, one]) => String(one),
        );
        return (
          exported.map((one) => code.indexOf(`${one}(`)).find((at) => at >= 0) ?? `${file} is not called`
        );
      }),
    );
    expect(places).toEqual([...places].sort((left, right) => Number(left) - Number(right)));
    expect(places.every((place) => typeof place === 'number')).toBe(true);
  });

  it('lists for each step codes that exist', () => {
    const named = rows('The steps').flatMap(([, , , codes = '']) =>
      codes.split(', ').filter((code) => code !== ''),
    );
    expect(named.filter((code) => !Object.hasOwn(errorCodes, code))).toEqual([]);
  });

  it('tells the limits that are in force', () => {
    const told = new Map(
      rows('How large an operation may be').map(([measure, most]) => [
        measure,
        Number(most?.replaceAll(',', '')),
      ]),
    );
    expect(Object.fromEntries(told)).toMatchObject({
      tokens: limits.tokens,
      depth: limits.depth,
      fields: limits.selections,
      aliases: limits.aliases,
      directives: limits.directives,
      'root fields': limits.roots,
    });
  });

  it('names every setting that the gateway reads', async () => {
    const files = [
      'gateway/config.ts',
      'gateway/traffic/read-traffic-settings.ts',
      'gateway/documents/read-document-settings.ts',
    ];
    const code = (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('\n');
    const read = [...code.matchAll(/(?:given|number|choice)\('([A-Z_]+)'/g)].map(([, name]) => String(name));
    expect(read.length).toBeGreaterThan(8);
    expect(read.filter((name) => !section('Settings').includes(`\`${name}\``))).toEqual([]);
  });
});

it('no error of the gateway has a code of its own outside the list', async () => {
  const files = (await readdir('gateway', { recursive: true })).filter(
    (file) => file.endsWith('.ts') && !file.startsWith('pages'),
  );
  const used = new Set<string>();
  for (const file of files) {
    const text = await readFile(`gateway/${file}`, 'utf8');
    for (const [, code] of text.matchAll(
      /(?:code: |refuseRequest\(\s*\d+,\s*|refuseOperation\(\s*)'([A-Z_]+)'/g,
    ))
      used.add(String(code));
  }
  expect([...used].filter((code) => !Object.hasOwn(errorCodes, code))).toEqual([]);
  expect(used.size).toBeGreaterThan(7);
});
