import { describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery, graphqlSync, parse } from 'graphql';
import { buildView } from '../../../gateway/view/build-view.ts';
import { audiences } from '../../../schema/audience.ts';
import type { AudienceId } from '../../../schema/audience.ts';
import type { Marking } from '../../../schema/marking.ts';
import { readMarkings } from '../../../schema/read-markings.ts';
import { schemaElements } from '../../../schema/schema-elements.ts';
import { composeDocuments } from '../world/compose-documents.ts';
import { subgraphDocuments } from '../world/subgraph-documents.ts';

const supergraph = parse(composeDocuments(subgraphDocuments));
const viewOf = (id: AudienceId) => buildView(supergraph, readMarkings(supergraph), audiences[id]);

/** A view of some types where only the coordinates given are restricted. */
const viewWithout = (sdl: string, ...restricted: readonly string[]) => {
  const document = parse(sdl);
  const coordinates = [...schemaElements(document).keys()];
  const markings = coordinates.map((one): [string, Marking] => [
    one,
    restricted.includes(one) ? [] : 'public',
  ]);
  return buildView(document, new Map(markings), audiences.public);
};

describe('the view of an audience', () => {
  it('has its types in an order that nothing hidden decides', () => {
    const query = 'type Query { hidden: Later seen: Earlier other: Later }';
    const [earlier, later] = ['type Earlier { a: Int }', 'type Later { b: Int }'];
    const orders = [
      [query, earlier, later],
      [later, query, earlier],
      [later, earlier, query],
    ].map((parts) => viewWithout(parts.join('\n'), 'Query.hidden').sdl);
    expect(new Set(orders).size).toBe(1);
  });

  it('holds what is released to it and nothing else, line by line', () => {
    expect(viewOf('public').sdl).toMatchInlineSnapshot(`
     "union Finding = SupportOrganization

     interface Holder {
       name: String
     }

     enum ListingStatus {
       LISTED
       PAUSED
     }

     type MisconductReport {
       id: ID!
       subject: SupportOrganization
     }

     type Mutation {
       greet(name: String!): String
     }

     input OrganizationFilter {
       name: String
       and: [OrganizationFilter!]
     }

     type Query {
       misconductReports: [MisconductReport!]

       """Support organizations on the register."""
       supportOrganizations(filter: OrganizationFilter, status: ListingStatus): [SupportOrganization!]
       supportOrganization(registrationNumber: ID!): SupportOrganization
       holders: [Holder]
       found: [Finding]
       echo(text: String!, times: Int = 1): String
     }

     type SupportOrganization implements Holder {
       registrationNumber: ID!
       name: String
       status: ListingStatus
       publicationInKyrgyzstan: String
     }"
    `);
  });

  const confidential = [
    'WATCHED',
    'gravity',
    'inquiries',
    'inspections',
    'inspector',
    'orderInspection',
    'remark',
    'riskGrade',
    'suspicion',
  ];
  const japanese = [
    'WATCHED',
    'gravity',
    'inquiries',
    'inspections',
    'inspector',
    'orderInspection',
    'suspicion',
  ];
  it.each([
    { id: 'public', own: [] },
    { id: 'third_party_otit', own: [] },
    { id: 'third_party_embassy', own: [] },
    { id: 'japan_isa', own: [...japanese, 'riskGrade'] },
    { id: 'japan_npa', own: [...japanese, 'riskGrade'] },
    { id: 'japan_mofa', own: japanese },
    { id: 'japan_mhlw', own: japanese },
    { id: 'kyrgyzstan_ministry', own: ['gravity', 'inquiries', 'remark'] },
    { id: 'kyrgyzstan_center', own: ['gravity', 'inquiries', 'remark'] },
  ] as const)(
    'of $id names of the confidential elements exactly its own, in its text and in introspection',
    ({ id, own }) => {
      const { sdl, schema } = viewOf(id);
      const introspection = JSON.stringify(graphqlSync({ schema, source: getIntrospectionQuery() }));
      for (const text of [sdl, introspection])
        expect(confidential.filter((name) => new RegExp(`\\b${name}\\b`).test(text))).toEqual(
          [...own].sort(),
        );
    },
  );

  it('has nothing of federation, of markings, or of the descriptions of what is hidden', () => {
    for (const id of ['public', 'japan_isa', 'kyrgyzstan_center'] as const) {
      const { schema, sdl } = viewOf(id);
      const introspection = JSON.stringify(graphqlSync({ schema, source: getIntrospectionQuery() }));
      for (const text of [sdl, introspection])
        expect(text).not.toMatch(
          /join__|link__|@link|inaccessible|"?public"?\b|confidential|releasableTo|Recipient|internal/,
        );
    }
    expect(viewOf('public').sdl).not.toMatch(/Where inspections|inspector found/);
    expect(viewOf('japan_isa').sdl).toMatch(/Where inspections/);
  });

  it('knows of each coordinate whether it stands in it', () => {
    const { visible } = viewOf('public');
    expect(
      [
        'Query',
        'Query.supportOrganizations',
        'Query.supportOrganizations(status:)',
        'ListingStatus.LISTED',
        'OrganizationFilter.name',
        'Holder.name',
      ].filter((one) => !visible(one)),
    ).toEqual([]);
    expect(
      [
        'Query.inspections',
        'Query.supportOrganizations(inspector:)',
        'ListingStatus.WATCHED',
        'OrganizationFilter.suspicion',
        'Inspection',
        'Inspection.note',
        'Recipient',
        'join__Graph',
        'Query.nobody',
        'SupportOrganization.internal',
        'constructor',
        '__proto__',
      ].filter(visible),
    ).toEqual([]);
  });
});

describe('what cannot stand without something hidden goes with it', () => {
  it.each([
    ['a field with its type', 'type Query { a: Int b: T } type T { c: Int }', ['T'], 'Query.b'],
    ['a type with its last field', 'type Query { a: Int b: T } type T { c: Int }', ['T.c'], 'Query.b'],
    ['an argument with its type', 'type Query { a(x: E): Int } enum E { V }', ['E'], 'Query.a(x:)'],
    ['an enum with its last value', 'type Query { a: Int b: E } enum E { V }', ['E.V'], 'Query.b'],
    [
      'a field with an argument that must be given',
      'type Query { a: Int b(x: Int!): Int }',
      ['Query.b(x:)'],
      'Query.b',
    ],
    [
      'an argument whose default is hidden',
      'type Query { a(x: E = W): Int } enum E { V W }',
      ['E.W'],
      'Query.a(x:)',
    ],
    [
      'an argument whose default holds something hidden',
      'type Query { a(x: I = { e: [W] }): Int } input I { e: [E!] } enum E { V W }',
      ['E.W'],
      'Query.a(x:)',
    ],
    [
      'an argument whose default names a hidden field',
      'type Query { a(x: I = { f: 1 }): Int } input I { e: Int f: Int }',
      ['I.f'],
      'Query.a(x:)',
    ],
    [
      'an input type with a field that must be given',
      'type Query { a(x: I): Int } input I { e: Int f: Int! }',
      ['I.f'],
      'Query.a(x:)',
    ],
    ['an input type with its last field', 'type Query { a(x: I): Int } input I { f: Int }', ['I.f'], 'I'],
    [
      'a union with its last member',
      'type Query { a: Int b: U } union U = T type T { c: Int }',
      ['T'],
      'Query.b',
    ],
    [
      'an interface with its last implementation',
      'type Query { a: Int b: N } interface N { c: Int } type T implements N { c: Int }',
      ['T'],
      'Query.b',
    ],
    [
      'an interface field with that of one implementation',
      'type Query { b: N } interface N { c: Int d: Int } type T implements N { c: Int d: Int } type S implements N { c: Int d: Int }',
      ['T.d'],
      'N.d',
    ],
    [
      'an interface argument with that of one implementation',
      'type Query { b: N } interface N { c(x: Int): Int } type T implements N { c(x: Int): Int }',
      ['T.c(x:)'],
      'N.c(x:)',
    ],
    [
      'a chain of types',
      'type Query { a: Int b: T } type T { c: S } type S { d: R } type R { e: E } enum E { V }',
      ['E.V'],
      'T',
    ],
    [
      'a type that nothing leads to any more',
      'type Query { a: Int b: T } type T { c: S } type S { d: Int }',
      ['Query.b'],
      'S.d',
    ],
    [
      'a mutation type with its last field',
      'type Query { a: Int } type Mutation { b: Int }',
      ['Mutation.b'],
      'Mutation',
    ],
  ])('%s', (_what, sdl, restricted, gone) => {
    expect(viewWithout(sdl).visible(gone)).toBe(true);
    expect(viewWithout(sdl, ...restricted).visible(gone)).toBe(false);
  });

  it.each([
    {
      what: 'a type reached only through an interface',
      sdl: 'type Query { a: N } interface N { c: Int } type T implements N { c: Int d: Int }',
      restricted: [],
      stays: 'T.d',
    },
    {
      what: 'a type reached only through a union',
      sdl: 'type Query { a: U } union U = T type T { d: Int }',
      restricted: [],
      stays: 'T.d',
    },
    {
      what: 'a union without its hidden member',
      sdl: 'type Query { a: U } union U = T | S type T { d: Int } type S { e: Int }',
      restricted: ['S'],
      stays: 'U',
    },
    {
      what: 'an interface without its hidden implementation',
      sdl: 'type Query { a: N } interface N { c: Int } type T implements N { c: Int } type S implements N { c: Int }',
      restricted: ['S', 'S.c'],
      stays: 'N.c',
    },
    {
      what: 'an interface that nothing implements',
      sdl: 'type Query { a: N b: Int } interface N { c: Int }',
      restricted: ['Query.b'],
      stays: 'N.c',
    },
    {
      what: 'a field whose hidden argument need not be given',
      sdl: 'type Query { a(x: Int): Int }',
      restricted: ['Query.a(x:)'],
      stays: 'Query.a',
    },
    {
      what: 'a type that implements a hidden interface',
      sdl: 'type Query { a: T } interface N { c: Int } type T implements N { c: Int }',
      restricted: ['N'],
      stays: 'T.c',
    },
  ])('but $what stays', ({ sdl, restricted, stays }) => {
    expect(viewWithout(sdl, ...restricted).visible(stays)).toBe(true);
    for (const coordinate of restricted)
      expect(viewWithout(sdl, ...restricted).visible(coordinate)).toBe(false);
  });

  it('and an interface that no field returns does not bring its other implementations', () => {
    const view = viewWithout(
      'type Query { a: T } interface N { c: Int } type T implements N { c: Int } type S implements N { c: Int }',
    );
    expect(view.visible('N')).toBe(true);
    expect(view.visible('S')).toBe(false);
  });

  it('and an audience for whom no root field is left has no view', () => {
    expect(() => viewWithout('type Query { a: Int }', 'Query.a')).toThrow(/view of public is empty/);
  });

  it('and what carries no marking is in no view', () => {
    const document = parse('type Query { a: Int }');
    expect(() => buildView(document, readMarkings(document), audiences.japan_isa)).toThrow(/empty/);
  });
});

describe('behind a view stands', () => {
  const sdl = `directive @inaccessible on OBJECT | FIELD_DEFINITION
    type Query { firm: Firm }
    type Firm { name: String weight: Weight @inaccessible debt: Int @inaccessible site: Site @inaccessible }
    type Weight { kilos: Int }
    type Site @inaccessible { town: String guard: String }`;

  it('what markings release and only composition keeps from callers, and what only that leads to', () => {
    const { visible, behind } = viewWithout(sdl);
    const kept = ['Firm.weight', 'Weight.kilos', 'Firm.debt', 'Firm.site', 'Site', 'Site.town'];
    expect(kept.filter(visible)).toEqual([]);
    expect(kept.filter(behind)).toEqual(kept);
  });

  it('nothing that markings withhold, nor what cannot stand without that', () => {
    const { behind } = viewWithout(sdl, 'Firm.debt', 'Weight.kilos', 'Site.guard');
    const withheld = ['Firm.debt', 'Weight.kilos', 'Weight', 'Firm.weight', 'Site.guard'];
    expect(withheld.filter(behind)).toEqual([]);
    expect(behind('Site.town')).toBe(true);
  });

  it('nothing where composition keeps nothing, nor what does not exist', () => {
    expect(viewWithout('type Query { a: Int b: Int }', 'Query.b').behind('Query.b')).toBe(false);
    expect(
      ['Query.nobody', 'Firm.nobody', 'constructor', '__proto__'].filter(viewWithout(sdl).behind),
    ).toEqual([]);
  });
});
