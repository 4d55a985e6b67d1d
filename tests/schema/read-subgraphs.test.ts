import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, it, expect } from '@jest/globals';
import { parse, print } from 'graphql';
import { readSubgraphDocument, readSubgraphs, subgraphNames } from '../../schema/read-subgraphs.ts';
import { schemaElements } from '../../schema/schema-elements.ts';

const made: string[] = [];

const projectOf = (files: Readonly<Record<string, string>>): string => {
  const root = mkdtempSync(join(tmpdir(), 'kopuro-sdl-'));
  made.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
};

afterAll(() => {
  for (const root of made) rmSync(root, { recursive: true });
});

describe('the SDL of a subgraph', () => {
  it('is the shared preludes, then its own files in the order of their paths', () => {
    const root = projectOf({
      'schema/directives.graphql': 'scalar Prelude',
      'schema/acts.graphql': 'scalar Acts',
      'schema/consent.graphql': 'scalar Consents',
      'schema/misconduct.graphql': 'scalar Misconduct',
      'subgraphs/japan/b.graphql': 'scalar Last',
      'subgraphs/japan/a/z.graphql': 'scalar Second',
      'subgraphs/japan/a/b/c.graphql': 'scalar First',
      'subgraphs/japan/a/notes.md': 'no SDL',
      'subgraphs/kyrgyzstan/x.graphql': 'scalar Foreign',
    });
    expect(print(readSubgraphDocument('japan', root)).match(/\w+$/gm)).toEqual([
      'Prelude',
      'Acts',
      'Consents',
      'Misconduct',
      'First',
      'Second',
      'Last',
    ]);
  });

  it('names the file that is no GraphQL', () => {
    const root = projectOf({
      'schema/directives.graphql': 'scalar Prelude',
      'schema/acts.graphql': 'scalar Acts',
      'schema/consent.graphql': 'scalar Consents',
      'schema/misconduct.graphql': 'scalar Misconduct',
      'subgraphs/japan/order/broken.graphql': 'type {',
    });
    expect(() => readSubgraphDocument('japan', root)).toThrow(
      'subgraphs/japan/order/broken.graphql: Syntax Error: Expected Name, found "{".',
    );
  });

  it('is read for each of the three, with the address at which it answers on one machine', () => {
    const all = readSubgraphs();
    expect(all.map(({ name }) => name)).toEqual(subgraphNames);
    expect(all.map(({ url }) => url)).toEqual(
      [4001, 4002, 4003].map((port) => `http://127.0.0.1:${String(port)}/graphql`),
    );
    for (const { sdl } of all) expect(schemaElements(parse(sdl)).has('Query')).toBe(true);
  });
});
