import { describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery, graphqlSync, parse } from 'graphql';
import { buildView } from '../../../gateway/view/build-view.ts';
import { audiences } from '../../../schema/audience.ts';
import type { AudienceId } from '../../../schema/audience.ts';
import { readMarkings } from '../../../schema/read-markings.ts';
import { composeDocuments } from '../world/compose-documents.ts';
import { subgraphDocuments } from '../world/subgraph-documents.ts';

const supergraph = parse(composeDocuments(subgraphDocuments));
const viewOf = (id: AudienceId) => buildView(supergraph, readMarkings(supergraph), audiences[id]);

/** A view of some types where only the coordinates given are restricted. */
const viewWithout = (sdl: string, ...restricted: readonly string[]) => {
  const document = parse(sdl);
  const marking = new Map(readMarkings(document));
  for (const coordinate of everyCoordinate(sdl))
    marking.set(coordinate, restricted.includes(coordinate) ? [] : 'public');
  return buildView(document, marking, audiences.public);
};
const everyCoordinate = (sdl: string): string[] => [...readMarkings(parse(sdl)).keys()];

describe('the view of an audience', () => {
  it('holds what is released to it and nothing else, line by line', () => {
    expect(viewOf('public').sdl).toMatchInlineSnapshot(`
     "type Query {
       misconductReports: [MisconductReport!]

       """Support organizations on the register."""
       supportOrganizations(filter: OrganizationFilter, status: ListingStatus): [SupportOrganization!]
       supportOrganization(registrationNumber: ID!): SupportOrganization
       holders: [Holder!]
       found: [Finding]
       echo(text: String!, times: Int = 1): String
     }

     type MisconductReport {
       id: ID!
       subject: SupportOrganization
     }

     type SupportOrganization implements Holder {
       registrationNumber: ID!
       name: String
       status: ListingStatus
       publicationInKyrgyzstan: String
     }

     type Mutation {
       greet(name: String!): String
     }

     interface Holder {
       name: String
     }

     union Finding = SupportOrganization

     enum ListingStatus {
       LISTED
       PAUSED
     }

     input OrganizationFilter {
       name: String
       and: [OrganizationFilter!]
     }"
    `);
  });

  it.each([
    ['public', []],
    ['third_party_otit', []],
    ['third_party_embassy', []],
    [
      'japan_isa',
      ['inspections', 'riskGrade', 'gravity', 'suspicion', 'WATCHED', 'inspector', 'orderInspection'],
    ],
    ['japan_mofa', ['inspections', 'gravity', 'suspicion', 'WATCHED', 'inspector', 'orderInspection']],
    ['kyrgyzstan_ministry', ['gravity', 'remark', 'inquiries']],
  ] as const)('of %s names its own confidential elements and no others', (id, own) => {
    const { sdl, schema } = viewOf(id);
    const introspection = JSON.stringify(graphqlSync({ schema, source: getIntrospectionQuery() }));
    const all = [
      'inspections',
      'riskGrade',
      'gravity',
      'suspicion',
      'WATCHED',
      'inspector',
      'orderInspection',
      'remark',
      'inquiries',
    ];
    for (const text of [sdl, introspection]) {
      const named = all.filter((name) => new RegExp(`\\b${name}\\b`).test(text));
      expect(named).toEqual(expect.arrayContaining([...own]));
      for (const name of all.filter((one) => !viewOf(id).sdl.includes(one))) expect(text).not.toContain(name);
    }
    expect(all.filter((name) => new RegExp(`\\b${name}\\b`).test(sdl)).length).toBe(
      own.length + (id.startsWith('japan') ? 1 : 0),
    );
  });

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
    [
      'a type reached only through an interface',
      'type Query { a: N } interface N { c: Int } type T implements N { c: Int d: Int }',
      'T.d',
    ],
    ['a type reached only through a union', 'type Query { a: U } union U = T type T { d: Int }', 'T.d'],
    [
      'a union without the hidden member',
      'type Query { a: U s: Int } union U = T | S type T { d: Int } type S { e: Int }',
      'U',
    ],
    ['a field whose hidden argument need not be given', 'type Query { a(x: Int): Int }', 'Query.a'],
    [
      'a type that implements a hidden interface',
      'type Query { a: T } interface N { c: Int } type T implements N { c: Int }',
      'T.c',
    ],
  ])('but %s stays', (_what, sdl, stays) => {
    expect(
      viewWithout(sdl, 'S', 'N.z', 'Query.a(x:)', ...(sdl.includes('a: N') ? [] : ['N'])).visible(stays),
    ).toBe(true);
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
