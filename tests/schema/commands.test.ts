import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it, expect, jest } from '@jest/globals';

// Each step starts processes of its own, on a machine that may be busy.
jest.setTimeout(60_000);

const project = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'kopuro-schema-'));
const root = join(folder, 'project');
const concept = join(root, 'subgraphs/japan/watch.graphql');

const run = (...args: string[]): { status: number | null; out: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  return { status, out: stdout + stderr };
};
const compose = () => run('schema/main.ts');
const check = () => run('schema/main.ts', '--check');
const approve = () =>
  run('schema/approve.ts', '--key', join(folder, 'japan.json'), '--key', join(folder, 'kyrgyzstan.json'));

const watch = (marking: string) => `"Something Japan watches." type Watch @public {
  "How many." count: Int ${marking}
}
extend type Query { "What Japan watches." watch: Watch }`;

beforeAll(() => {
  cpSync(join(project, 'schema'), join(root, 'schema'), {
    recursive: true,
    filter: (path) => !/approvals\/.|supergraph|released-matrix/.test(path),
  });
  cpSync(join(project, 'subgraphs'), join(root, 'subgraphs'), {
    recursive: true,
    filter: (path) => !path.endsWith('.ts'),
  });
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'));
  cpSync(join(project, 'package.json'), join(root, 'package.json'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('the schema’s commands, in the order in which a change is made', () => {
  it('writes the supergraph and the matrix, and says that nobody has approved it', () => {
    const { status, out } = compose();
    expect(status).toBe(0);
    expect(out).toContain('schema/supergraph.graphql is written\nschema/released-matrix.md is written\n');
    expect(out).toContain('no approval of JAPAN');
    expect(existsSync(join(root, 'schema/supergraph.graphql'))).toBe(true);
    expect(check().status).toBe(1);
  });

  it('makes a key outside the project only', () => {
    const { status, out } = run('schema/approve.ts', '--new-key', 'schema/secret.json', '--party', 'JAPAN');
    expect({ status, isThere: existsSync(join(root, 'schema/secret.json')) }).toEqual({
      status: 1,
      isThere: false,
    });
    expect(out).toBe(
      'schema/secret.json is inside the project; a private key must never be in the repository\n',
    );
  });

  it('makes each party a key, once, and leaves its public half in the project', () => {
    for (const party of ['JAPAN', 'KYRGYZSTAN']) {
      const file = join(folder, `${party.toLowerCase()}.json`);
      expect(run('schema/approve.ts', '--new-key', file, '--party', party).status).toBe(0);
      expect(run('schema/approve.ts', '--new-key', file, '--party', party).status).toBe(1);
      const published = readFileSync(join(root, `schema/approvals/keys/${party.toLowerCase()}.json`), 'utf8');
      const secret = JSON.parse(readFileSync(file, 'utf8')) as { key: { d: string; x: string } };
      expect(published).toContain(secret.key.x);
      expect(published).not.toContain(secret.key.d);
    }
  });

  it('records approvals that say what they are, after which the check passes', () => {
    expect(approve().out).toContain('Every element is approved.');
    expect(readFileSync(join(root, 'schema/approvals/japan.json'), 'utf8')).toContain('Demonstration only');
    const { status, out } = check();
    expect(status).toBe(0);
    expect(out).toMatch(/^\d+ elements, none wider than approved\.\n$/);
  });

  it('fails the check when the SDL has changed and its files have not', () => {
    writeFileSync(concept, watch('@confidential(releasableTo: [JAPAN])'));
    const { status, out } = check();
    expect(status).toBe(1);
    expect(out).toContain(
      'schema/supergraph.graphql does not follow from the SDL; run `npm run compose` and commit it\n',
    );
    expect(approve().out).toContain('schema/released-matrix.md does not follow from the SDL');
  });

  it('fails the check for what is new until its owner approves it', () => {
    expect(compose().status).toBe(0);
    const { status, out } = check();
    expect(status).toBe(1);
    expect(out).toContain('Watch.count is new and would be released to JAPAN, which JAPAN has not approved');
    expect(out).not.toContain('KYRGYZSTAN has not approved');
    approve();
    expect(check().status).toBe(0);
  });

  it('fails the check for what is wider than approved', () => {
    writeFileSync(concept, watch(''));
    compose();
    const { status, out } = check();
    expect(status).toBe(1);
    expect(out).toContain(
      'Watch.count would be released to public, but JAPAN has approved JAPAN; narrow it, or record',
    );
  });

  it('passes with a note what is narrower than approved', () => {
    writeFileSync(concept, watch('@confidential(releasableTo: [JAPAN_ISA])'));
    compose();
    const { status, out } = check();
    expect(status).toBe(0);
    expect(out).toContain('note: Watch.count is narrower than JAPAN approved: JAPAN_ISA instead of JAPAN');
  });

  it('writes nothing for a schema that does not pass the gate, and names place, mend and rule', () => {
    const before = readFileSync(join(root, 'schema/supergraph.graphql'), 'utf8');
    writeFileSync(concept, watch('').replace('type Watch @public', 'type Watch'));
    const { status, out } = compose();
    expect(status).toBe(1);
    expect(out).toContain(
      '- Watch in japan is not marked; add @public or @confidential(releasableTo: […]) (every-element-marked)',
    );
    expect(out).not.toMatch(/^\s+at /m);
    expect(readFileSync(join(root, 'schema/supergraph.graphql'), 'utf8')).toBe(before);
  });

  it('names the file that is no GraphQL', () => {
    writeFileSync(concept, 'type {');
    expect(compose()).toEqual({
      status: 1,
      out: 'subgraphs/japan/watch.graphql: Syntax Error: Expected Name, found "{".\n',
    });
  });

  it('explains itself when asked for nothing', () => {
    expect(run('schema/approve.ts').out).toContain('node schema/approve.ts --key FILE');
    expect(run('schema/main.ts', '--chekc')).toMatchObject({ status: 1 });
  });
});
