import { describe, it, expect } from '@jest/globals';
import { parse } from 'graphql';
import { markingsAreTheOnlyGuard } from '../../../schema/gate/markings-are-the-only-guard.ts';
import { findings, linkedAs } from '../subgraph-sdl.ts';

describe('nothing is guarded by anything but a marking', () => {
  it.each([
    ['@inaccessible', 'a: Int @inaccessible b: Int'],
    ['@authenticated', 'a: Int @authenticated b: Int'],
    ['@policy by its namespace', 'a: Int @federation__policy(policies: [["p"]]) b: Int'],
  ])('refuses federation’s own %s', (_, fields) => {
    const found = findings(markingsAreTheOnlyGuard, { japan: `type Query @public { ${fields} }` });
    expect(found.map(({ coordinate }) => coordinate)).toEqual(['Query.a']);
  });

  it('refuses a renamed one', () => {
    const document = parse(
      'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [{ name: "@inaccessible", as: "@hidden" }]) type A { a: Int @hidden }',
    );
    expect(
      markingsAreTheOnlyGuard({ subgraphs: [{ name: 'japan', document }], supergraph: document })[0]?.message,
    ).toContain('A.a in japan carries @hidden');
  });

  it('refuses one that a subgraph defines for itself, which composition drops in silence', () => {
    const document = parse(
      `${linkedAs('"@public"')} directive @authenticated on FIELD_DEFINITION type A { a: Int @authenticated }`,
    );
    expect(
      markingsAreTheOnlyGuard({ subgraphs: [{ name: 'japan', document }], supergraph: document }),
    ).toHaveLength(1);
  });

  it('passes our own markings and federation’s other directives', () => {
    const japan =
      'type Query @public { a: A } type A @key(fields: "id") @public { id: ID! b: Int @shareable }';
    expect(findings(markingsAreTheOnlyGuard, { japan })).toEqual([]);
  });
});
