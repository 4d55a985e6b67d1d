import { describe, it, expect } from '@jest/globals';
import { parse } from 'graphql';
import { readKeys } from '../../schema/read-keys.ts';
import { graphOf, subgraphSdl } from './subgraph-sdl.ts';

const japan = `type Query @public { q: Int @shareable }
  type A @key(fields: "id") @key(fields: "number owner { code }") @public { id: ID! number: Int! owner: B! other: Int }
  type B @public { code: ID! @shareable }`;
const kyrgyzstan = `type Query @public { q: Int @shareable } type A @key(fields: "id", resolvable: false) @public { id: ID! }
  type C @key(fields: "number") @public { number: Int! }`;

const asObject = (keys: ReadonlyMap<string, ReadonlySet<string>>) =>
  Object.fromEntries([...keys].map(([type, fields]) => [type, [...fields].sort()]));

describe('the fields by which entities are joined', () => {
  const graph = graphOf({ japan, kyrgyzstan });

  it('are read of a supergraph, for all its subgraphs', () => {
    expect(asObject(readKeys(graph.supergraph))).toEqual({
      A: ['id', 'number', 'owner'],
      B: ['code'],
      C: ['number'],
    });
  });

  it('are read of a subgraph, for itself', () => {
    expect(asObject(readKeys(parse(subgraphSdl(kyrgyzstan))))).toEqual({ A: ['id'], C: ['number'] });
  });

  it('are known by the link of federation, under any name', () => {
    const renamed = subgraphSdl('type A @joins(fields: "id") @public { id: ID! }').replace(
      '"@key"',
      '{ name: "@key", as: "@joins" }',
    );
    expect(asObject(readKeys(parse(renamed)))).toEqual({ A: ['id'] });
  });
});
