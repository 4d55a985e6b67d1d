import { describe, it, expect } from '@jest/globals';
import { parse } from 'graphql';
import { asStrictAsDependencies } from '../../../schema/gate/as-strict-as-dependencies.ts';
import { faultyCoordinates, findings, subgraphSdl } from '../subgraph-sdl.ts';

const closed = '@confidential(releasableTo: [JAPAN, KYRGYZSTAN])';
const query = 'type Query @public { q: Int @shareable }';
const faulty = (subgraphs: Readonly<Record<string, string>>) =>
  faultyCoordinates(asStrictAsDependencies, subgraphs);

describe('a field rests on nothing stricter than itself', () => {
  it('by @requires', () => {
    const japan = `${query} type A @key(fields: "id") @public { id: ID! secret: Int ${closed} }`;
    const kyrgyzstan = (own: string) =>
      `${query} type A @key(fields: "id") @public { id: ID! secret: Int @external ${closed} derived: Int @requires(fields: "secret") ${own} }`;
    expect(findings(asStrictAsDependencies, { japan, kyrgyzstan: kyrgyzstan('') })).toEqual([
      {
        coordinate: 'A.derived',
        message:
          'A.derived in kyrgyzstan is released to public, but rests by @requires on A.secret, released to JAPAN, KYRGYZSTAN; narrow A.derived as far, or let it rest on something wider',
      },
    ]);
    expect(faulty({ japan, kyrgyzstan: kyrgyzstan(closed) })).toEqual([]);
  });

  it('by @requires, inside a nested selection', () => {
    const shared = `${query} type B @public { open: Int @shareable secret: Int @shareable ${closed} }`;
    const japan = `${shared} type A @key(fields: "id") @public { id: ID! b: B }`;
    const kyrgyzstan = `${shared} type A @key(fields: "id") @public { id: ID! b: B @external derived: Int @requires(fields: "b { open secret }") }`;
    expect(faulty({ japan, kyrgyzstan })).toEqual(['A.derived']);
  });

  it('by @requires, inside a fragment', () => {
    const shared = `${query} type B @public { secret: Int @shareable ${closed} } type C @public { c: Int @shareable } union U @public = B | C`;
    const japan = `${shared} type A @key(fields: "id") @public { id: ID! u: U }`;
    const kyrgyzstan = `${shared} type A @key(fields: "id") @public { id: ID! u: U @external derived: Int @requires(fields: "u { ... on B { secret } }") }`;
    expect(faulty({ japan, kyrgyzstan })).toEqual(['A.derived']);
  });

  it('over several steps: each step is held to the next, so that the chain breaks where it first widens', () => {
    const japan = `${query} type A @key(fields: "id") @public { id: ID! secret: Int ${closed} }`;
    const kyrgyzstan = `${query} type A @key(fields: "id") @public { id: ID! secret: Int @external ${closed} first: Int @requires(fields: "secret") ${closed} }`;
    const cooperation = (own: string) =>
      `${query} type A @key(fields: "id") @public { id: ID! first: Int @external ${closed} second: Int @requires(fields: "first") ${own} }`;
    expect(faulty({ japan, kyrgyzstan, cooperation: cooperation('') })).toEqual(['A.second']);
    expect(faulty({ japan, kyrgyzstan, cooperation: cooperation(closed) })).toEqual([]);
  });

  it('by @provides', () => {
    const japan = `${query} type B @key(fields: "id") @public { id: ID! secret: Int @shareable ${closed} }`;
    const kyrgyzstan = (own: string) =>
      `type Query @public { q: Int @shareable a: B @provides(fields: "secret") ${own} } type B @key(fields: "id") @public { id: ID! secret: Int @external ${closed} }`;
    expect(faulty({ japan, kyrgyzstan: kyrgyzstan('') })).toEqual(['Query.a']);
    expect(faulty({ japan, kyrgyzstan: kyrgyzstan(closed) })).toEqual([]);
  });

  it('by @key: a type is as strict as what it is joined by', () => {
    const japan = (key: string) => `${query} type A @key(fields: "id") @public { id: ID! ${key} }`;
    expect(faulty({ japan: japan(closed) })).toEqual(['A']);
    expect(faulty({ japan: japan('') })).toEqual([]);
  });

  it('by @key, inside a nested selection', () => {
    const japan = `${query} type A @key(fields: "owner { number }") @public { owner: B! } type B @public { number: ID ${closed} }`;
    expect(faulty({ japan })).toEqual(['A']);
  });

  it('by @override: a field is as strict as where it was taken from', () => {
    const japan = `${query} type A @key(fields: "id") @public { id: ID! moved: Int ${closed} }`;
    const kyrgyzstan = (own: string) =>
      `${query} type A @key(fields: "id") @public { id: ID! moved: Int @override(from: "japan") ${own} }`;
    expect(faulty({ japan, kyrgyzstan: kyrgyzstan('') })).toEqual(['A.moved']);
    expect(faulty({ japan, kyrgyzstan: kyrgyzstan(closed) })).toEqual([]);
  });

  it('by @fromContext', () => {
    const japan = (own: string) =>
      `type Query @public { a: A } type A @key(fields: "id") @context(name: "outer") @public { id: ID! secret: Int ${closed} child: B }
       type B @key(fields: "id") @public { id: ID! derived(from: Int @fromContext(field: "$outer { secret }")): Int ${own} }`;
    const kyrgyzstan = 'type Query @public { q: Int } ';
    expect(faulty({ japan: japan(''), kyrgyzstan })).toEqual(['B.derived']);
    expect(faulty({ japan: japan(closed), kyrgyzstan })).toEqual([]);
  });

  it('by a renamed @requires', () => {
    const sdl = subgraphSdl(
      `${query} type A @key(fields: "id") @public { id: ID! secret: Int @external ${closed} derived: Int @needs(fields: "secret") }`,
    ).replace('"@requires"', '{ name: "@requires", as: "@needs" }');
    const document = parse(sdl);
    const graph = { subgraphs: [{ name: 'kyrgyzstan', document }], supergraph: document };
    expect(asStrictAsDependencies(graph).map(({ coordinate }) => coordinate)).toEqual(['A.derived']);
  });

  it('and on nothing that cannot be read', () => {
    const document = parse(subgraphSdl(`${query} type A @public { a: Int @requires(fields: "b {") }`));
    const graph = { subgraphs: [{ name: 'japan', document }], supergraph: document };
    expect(asStrictAsDependencies(graph).map(({ coordinate }) => coordinate)).toEqual(['A.a']);
  });
});
