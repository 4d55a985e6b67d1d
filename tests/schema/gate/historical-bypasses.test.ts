import { describe, it, expect } from '@jest/globals';
import { compose } from '../../../schema/compose.ts';
import { gate } from '../../../schema/gate/gate.ts';
import { readMarkings } from '../../../schema/read-markings.ts';
import { graphOf, graphOfSdl, subgraphSdl } from '../subgraph-sdl.ts';

const closed = '@confidential(releasableTo: [JAPAN, KYRGYZSTAN])';
const query = 'type Query @public { q: Int @shareable }';
const entity = (fields: string) => `${query} type A @key(fields: "id") @public { id: ID! ${fields} }`;

/** Real SDL that opened a guarded value elsewhere, translated to our markings: what it was, and the rule it meets. */
const bypasses: readonly {
  readonly source: string;
  readonly mechanism: string;
  readonly subgraphs: Readonly<Record<string, string>>;
  readonly rule: string;
  readonly coordinate: string;
}[] = [
  {
    source: 'CVE-2025-64530, GHSA-mx7m-j9xf-62hw',
    mechanism: 'a guard on an implementer’s field is passed by asking through the interface',
    subgraphs: {
      japan: `${query} interface I @public { a: Int } type B implements I @public { a: Int ${closed} }`,
    },
    rule: 'abstract-as-strict-as-possible',
    coordinate: 'I.a',
  },
  {
    source: 'CVE-2025-64173, GHSA-x33c-7c2v-mrj9',
    mechanism: 'implementers with different guards, of which none was checked',
    subgraphs: {
      japan: `${query} interface I @public { a: Int } type B implements I @public { a: Int ${closed} } type C implements I @public { a: Int @confidential(releasableTo: [JAPAN]) }`,
    },
    rule: 'abstract-as-strict-as-possible',
    coordinate: 'I.a',
  },
  {
    source: 'GHSA-m8jr-fxqx-8xx6',
    mechanism: 'a guarded field is read as the input of an open one, by @requires',
    subgraphs: {
      japan: entity(`secret: Int ${closed}`),
      kyrgyzstan: entity(`secret: Int @external ${closed} derived: Int @requires(fields: "secret")`),
    },
    rule: 'as-strict-as-dependencies',
    coordinate: 'A.derived',
  },
  {
    source: 'GHSA-m8jr-fxqx-8xx6',
    mechanism: 'a guarded field is read as the input of an open one, by @fromContext',
    subgraphs: {
      japan: `type Query @public { a: A } type A @key(fields: "id") @context(name: "outer") @public { id: ID! secret: Int ${closed} b: B }
        type B @key(fields: "id") @public { id: ID! derived(from: Int @fromContext(field: "$outer { secret }")): Int }`,
      kyrgyzstan: query.replace(' @shareable', ''),
    },
    rule: 'as-strict-as-dependencies',
    coordinate: 'B.derived',
  },
  {
    source: 'federation 2.12',
    mechanism: 'a shared field is as open as its most open definition',
    subgraphs: { japan: entity(`a: Int @shareable ${closed}`), kyrgyzstan: entity('a: Int @shareable') },
    rule: 'walls-read-alike',
    coordinate: 'A.a',
  },
  {
    source: 'federation 2.12.1',
    mechanism: 'a field of an interface object is open on the implementers',
    subgraphs: {
      japan: `type Query @public { q: Int } interface I @key(fields: "id") ${closed} { id: ID! } type B implements I @key(fields: "id") @public { id: ID! }`,
      kyrgyzstan: `type I @interfaceObject @key(fields: "id") ${closed} { id: ID! a: Int }`,
    },
    rule: 'interface-objects-bind-implementers',
    coordinate: 'B.a',
  },
  {
    source: 'composition, conflicting applications',
    mechanism: 'both markings are printed, and a reader of the first may take the weaker',
    subgraphs: {
      japan: entity('a: Int @shareable @confidential(releasableTo: [JAPAN, KYRGYZSTAN])'),
      kyrgyzstan: entity('a: Int @shareable @confidential(releasableTo: [KYRGYZSTAN])'),
    },
    rule: 'walls-read-alike',
    coordinate: 'A.a',
  },
  {
    source: 'composition, @override',
    mechanism: 'a field moves to a subgraph that does not guard it',
    subgraphs: { japan: entity(`a: Int ${closed}`), kyrgyzstan: entity('a: Int @override(from: "japan")') },
    rule: 'as-strict-as-dependencies',
    coordinate: 'A.a',
  },
  {
    source: 'composition, @external',
    mechanism: 'an external copy does not carry the guard of the original',
    subgraphs: {
      japan: entity(`a: Int ${closed}`),
      kyrgyzstan: entity(`a: Int @external b: Int @requires(fields: "a") ${closed}`),
    },
    rule: 'walls-read-alike',
    coordinate: 'A.a',
  },
  {
    source: 'readers that drop what is no list',
    mechanism: 'one recipient outside a list becomes no recipient, and no recipient means everyone',
    subgraphs: { japan: entity('a: Int @confidential(releasableTo: JAPAN)') },
    rule: 'every-element-marked',
    coordinate: 'A.a',
  },
  {
    source: 'engines in which no scope means allowed',
    mechanism: 'an empty list of recipients',
    subgraphs: { japan: entity('a: Int @confidential(releasableTo: [])') },
    rule: 'every-element-marked',
    coordinate: 'A.a',
  },
  {
    source: 'CVE-2026-31872, CVE-2023-22894',
    mechanism: 'a value that cannot be read is found by filtering',
    subgraphs: {
      japan: `type Query @public { list(filter: F): [A!] } type A @public { inn: String ${closed} } input F @public { inn: String }`,
    },
    rule: 'no-probing',
    coordinate: 'F.inn',
  },
];

describe('ways round a guard that opened elsewhere', () => {
  it.each(bypasses)('$source: $mechanism', ({ subgraphs, rule, coordinate }) => {
    const found = gate(graphOf(subgraphs)).map((fault) => `${fault.rule} at ${fault.coordinate}`);
    expect(found).toContain(`${rule} at ${coordinate}`);
  });

  it('CVE-2025-64347, GHSA-g8jh-vg5j-4h3f: a renamed guard is honoured', () => {
    const renamed = subgraphSdl(entity(`a: Int ${closed}`))
      .replace('"@confidential"', '{ name: "@confidential", as: "@guarded" }')
      .replaceAll(/@confidential\b(?!", as)/g, '@guarded');
    const graph = graphOfSdl({ japan: renamed });
    const reading = [
      'directives-known-by-link',
      'every-element-marked',
      'markings-survive',
      'walls-read-alike',
    ];
    expect(renamed).toContain('@guarded(releasableTo: [JAPAN, KYRGYZSTAN])');
    expect(readMarkings(graph.supergraph).get('A.a')).toEqual(['JAPAN', 'KYRGYZSTAN']);
    expect(gate(graph).filter(({ rule }) => reading.includes(rule))).toEqual([]);
  });

  it('a guard that one subgraph does not compose vanishes without a word', () => {
    const careless = subgraphSdl(entity(`b: Int ${closed}`)).replace(
      '@composeDirective(name: "@confidential")',
      '',
    );
    const found = gate(graphOfSdl({ japan: subgraphSdl(entity('')), kyrgyzstan: careless }));
    expect(found.map(({ rule, coordinate }) => `${rule} at ${coordinate}`)).toEqual(
      expect.arrayContaining(['directives-known-by-link at kyrgyzstan', 'markings-survive at A.b']),
    );
  });

  it('a guard of the same name that a subgraph defines for itself, without a link, is none', () => {
    const own = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
      directive @confidential(releasableTo: [String!]!) on FIELD_DEFINITION
      type Query { q: Int @shareable } type A @key(fields: "id") { id: ID! b: Int @confidential(releasableTo: ["JAPAN"]) }`;
    const found = gate(graphOfSdl({ japan: subgraphSdl(entity('')), kyrgyzstan: own }));
    expect(
      found.some(
        ({ rule, coordinate }) => rule === 'directives-known-by-link' && coordinate === 'kyrgyzstan',
      ),
    ).toBe(true);
    expect(
      found.some(({ rule, coordinate }) => rule === 'every-element-marked' && coordinate === 'A.b'),
    ).toBe(true);
  });

  it('a shared field that is an object here and a union there ends the planner, and does not compose', () => {
    const shared = `${query} type B @public { b: Int @shareable } type C @public { c: Int @shareable }`;
    const japan = `${shared} type A @key(fields: "id") @public { id: ID! thing: B @shareable }`;
    const kyrgyzstan = `${shared} union U @public = B | C type A @key(fields: "id") @public { id: ID! thing: U @shareable }`;
    const { faults } = compose([
      { name: 'japan', url: 'http://japan.test', sdl: subgraphSdl(japan) },
      { name: 'kyrgyzstan', url: 'http://kyrgyzstan.test', sdl: subgraphSdl(kyrgyzstan) },
    ]);
    expect(faults).toEqual([
      'A.thing is object `B` in japan and union `U` in kyrgyzstan; give it one kind of type in both',
    ]);
  });
});
