import { describe, it, expect } from '@jest/globals';
import { buildASTSchema, parse } from 'graphql';
import { compose } from '../../schema/compose.ts';
import type { Composition } from '../../schema/compose.ts';
import { schemaElements } from '../../schema/schema-elements.ts';
import { subgraphSdl } from './subgraph-sdl.ts';

const composed = (subgraphs: Readonly<Record<string, string>>): Composition =>
  compose(
    Object.entries(subgraphs).map(([name, text]) => ({
      name,
      url: `http://${name}.test/graphql`,
      sdl: subgraphSdl(text),
    })),
  );
const faults = (subgraphs: Readonly<Record<string, string>>): readonly string[] =>
  composed(subgraphs).faults ?? [];

const query = 'type Query @public { q: Int @shareable }';
const entity = (fields: string) => `${query} "A." type A @key(fields: "id") @public { id: ID! ${fields} }`;

describe('composition', () => {
  it('joins subgraphs into a supergraph that is valid and names each with its address', () => {
    const { supergraph } = composed({ japan: entity('a: Int'), kyrgyzstan: entity('b: Int') });
    expect(() => buildASTSchema(parse(supergraph ?? ''))).not.toThrow();
    expect(supergraph).toContain('@join__graph(name: "japan", url: "http://japan.test/graphql")');
    expect([...schemaElements(parse(supergraph ?? '')).keys()]).toEqual(
      expect.arrayContaining(['A.a', 'A.b']),
    );
  });

  it('gives the same text for the same subgraphs in another order', () => {
    const one = composed({ japan: entity('a: Int'), kyrgyzstan: entity('b: Int') });
    const other = composed({ kyrgyzstan: entity('b: Int'), japan: entity('a: Int') });
    expect(one.supergraph).toBeDefined();
    expect(one.supergraph).toBe(other.supergraph);
  });

  it('describes a shared type as where it is described most fully', () => {
    const full = 'A sending agency, with all that is known of it.';
    const { supergraph } = composed({
      japan: entity('a: Int'),
      kyrgyzstan: entity('b: Int').replace('"A."', `"${full}"`),
    });
    expect(schemaElements(parse(supergraph ?? '')).get('A')?.description).toBe(full);
  });

  it.each([
    ['SDL that cannot be read, with its subgraph', { japan: 'type {' }, /^japan: Syntax Error/],
    ['a subgraph that composition refuses', { japan: 'type Query @public { q: Missing }' }, /Missing/],
    [
      'an element marked differently in two subgraphs',
      {
        japan: entity('a: Int @shareable'),
        kyrgyzstan: entity('a: Int @shareable @confidential(releasableTo: [JAPAN])'),
      },
      /^A\.a is released to public in japan and to JAPAN in kyrgyzstan/,
    ],
    [
      'a field that is a list in one subgraph only',
      { japan: entity('a: Int @shareable'), kyrgyzstan: entity('a: [Int] @shareable') },
      /^A\.a is scalar `Int` in japan and list of scalar `Int` in kyrgyzstan/,
    ],
    [
      'a field that is an enum in one subgraph and a scalar in the other',
      { japan: `${entity('a: E @shareable')} enum E @public { F }`, kyrgyzstan: entity('a: Int @shareable') },
      /^A\.a is enum `E` in japan and scalar `Int` in kyrgyzstan/,
    ],
    [
      'a field that an interface object requires and composition takes for its own',
      {
        japan: `${query} interface I @key(fields: "id") @public { id: ID! name: String }
          type A implements I @key(fields: "id") @public { id: ID! name: String }`,
        kyrgyzstan: `${query} type I @key(fields: "id") @interfaceObject @public {
          id: ID! name: String @external greeting: String @requires(fields: "name") }`,
      },
      /^I\.name is external in kyrgyzstan, which composition forgets/,
    ],
  ])('refuses %s', (_, subgraphs: Readonly<Record<string, string>>, expected) => {
    expect(faults(subgraphs)).toEqual(expect.arrayContaining([expect.stringMatching(expected)]));
  });

  it('lets an interface object require what composition does not take for its own', () => {
    const { supergraph, faults: none } = composed({
      japan: `${query} interface I @key(fields: "id") @public { id: ID! name: String }
        type A implements I @key(fields: "id") @public { id: ID! name: String }`,
      kyrgyzstan: `${query} type I @key(fields: "id") @interfaceObject @public {
        id: ID! name: String @external greeting: String @requires(fields: "name") }`,
      wages: `${query} interface I @key(fields: "id") @public { id: ID! }
        type A implements I @key(fields: "id") @public { id: ID! }`,
    });
    expect(none).toBeUndefined();
    expect(supergraph).toMatch(/name: String .*@join__field\(graph: KYRGYZSTAN, external: true\)/);
  });

  it('refuses what composes to no valid SDL', () => {
    expect(faults({ japan: entity('a: Int @public @public') })).not.toEqual([]);
  });
});
