import { describe, it, expect } from '@jest/globals';
import { Kind, parse, visit } from 'graphql';
import type { Marking } from '../../schema/marking.ts';
import { readMarkings } from '../../schema/read-markings.ts';
import { linkedAs, subgraphSdl } from './subgraph-sdl.ts';

const markingOf = (sdl: string, coordinate: string): Marking | undefined =>
  readMarkings(parse(sdl, { noLocation: true })).get(coordinate);

const inSubgraph = (text: string, coordinate: string): Marking | undefined =>
  markingOf(subgraphSdl(text), coordinate);

const japan = '@confidential(releasableTo: [JAPAN])';
const isa = '@confidential(releasableTo: [JAPAN_ISA])';
const kyrgyzstan = '@confidential(releasableTo: [KYRGYZSTAN])';

describe('the default of a marking', () => {
  it.each([
    ['a field has its type’s', `type A ${japan} { a: Int }`, 'A.a', ['JAPAN']],
    ['an argument has its field’s', `type A @public { a(b: Int): Int ${japan} }`, 'A.a(b:)', ['JAPAN']],
    ['an input field has its input type’s', `input A ${japan} { a: Int }`, 'A.a', ['JAPAN']],
    ['an enum value has its enum’s', `enum A ${japan} { B }`, 'A.B', ['JAPAN']],
    [
      'an extension’s field has its type’s',
      `type A ${japan} { a: Int } extend type A { b: Int }`,
      'A.b',
      ['JAPAN'],
    ],
    [
      'an extension narrows its whole type',
      `type A @public { a: Int } extend type A ${isa} { b: Int }`,
      'A.a',
      ['JAPAN_ISA'],
    ],
    ['without any it is released to nobody', 'type A { a: Int }', 'A.a', []],
    ['a marked field does not open its unmarked type', 'type A { a: Int @public }', 'A.a', []],
  ])('%s', (_, sdl, coordinate, expected) => {
    expect(inSubgraph(sdl, coordinate)).toEqual(expected);
  });
});

describe('the strictest of several markings', () => {
  it.each([
    ['a field does not widen its type', `type A ${isa} { a: Int @public }`, 'A.a', ['JAPAN_ISA']],
    ['an agency within its party remains', `type A ${japan} { a: Int ${isa} }`, 'A.a', ['JAPAN_ISA']],
    ['a party does not widen an agency', `type A ${isa} { a: Int ${japan} }`, 'A.a', ['JAPAN_ISA']],
    ['two parties have nobody in common', `type A ${japan} { a: Int ${kyrgyzstan} }`, 'A.a', []],
    [
      'two applications on one element bind both',
      `type A @public { a: Int @public ${japan} }`,
      'A.a',
      ['JAPAN'],
    ],
    ['conflicting applications leave nobody', `type A @public { a: Int ${japan} ${kyrgyzstan} }`, 'A.a', []],
    [
      'a field is as narrow as what it returns',
      `type A @public { b: [B!]! } type B ${japan} { c: Int }`,
      'A.b',
      ['JAPAN'],
    ],
    [
      'an argument is as narrow as what it takes',
      `type A @public { a(b: B): Int } enum B ${japan} { C }`,
      'A.a(b:)',
      ['JAPAN'],
    ],
    [
      'a field stays wider than its argument',
      `type A @public { a(b: B): Int } enum B ${japan} { C }`,
      'A.a',
      'public',
    ],
  ])('%s', (_, sdl, coordinate, expected) => {
    expect(inSubgraph(sdl, coordinate)).toEqual(expected);
  });
});

describe('a marking that cannot be read releases to nobody', () => {
  it.each([
    ['a recipient that is not in a list', '@confidential(releasableTo: JAPAN)'],
    ['an empty list', '@confidential(releasableTo: [])'],
    ['an unknown recipient', '@confidential(releasableTo: [JAPAN, FRANCE])'],
    ['a recipient in quotes', '@confidential(releasableTo: ["JAPAN"])'],
    ['null', '@confidential(releasableTo: null)'],
    ['a nested list', '@confidential(releasableTo: [[JAPAN]])'],
    ['no argument', '@confidential'],
    ['another argument', '@confidential(to: [JAPAN])'],
    ['a second argument', '@confidential(releasableTo: [JAPAN], unless: [JAPAN])'],
    ['a public marking with an argument', '@public(if: true)'],
    ['a readable marking beside an unreadable one', '@public @confidential(releasableTo: [])'],
    ['prototype names', '@confidential(releasableTo: [constructor])'],
  ])('%s', (_, marking) => {
    expect(inSubgraph(`type A @public { a: Int ${marking} }`, 'A.a')).toEqual([]);
  });

  it('a variable in the list, which only a constructed document can hold', () => {
    const document = parse(subgraphSdl('type A @public { a: Int @confidential(releasableTo: [JAPAN]) }'));
    const withVariable = visit(document, {
      Directive: {
        enter: ({ name }) => (name.value === 'confidential' ? undefined : false),
      },
      EnumValue: () => ({ kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: 'who' } }),
    });
    expect(readMarkings(document).get('A.a')).toEqual(['JAPAN']);
    expect(readMarkings(withVariable).get('A.a')).toEqual([]);
  });
});

describe('our directives are known by the address of their specification', () => {
  const body = (name: string) => `type A @${name} { a: Int }`;
  it.each([
    ['a renamed import is ours', `${linkedAs('{ name: "@public", as: "@open" }')} ${body('open')}`, 'public'],
    [
      'an import that is not named has its namespace',
      `${linkedAs('')} ${body('confidentiality__public')}`,
      'public',
    ],
    ['the name alone, without a link, is not ours', body('public'), []],
    [
      'a linked name that is not imported is not ours',
      `${linkedAs('"@confidential"')} ${body('public')}`,
      [],
    ],
    [
      'the old name of a renamed import is not ours',
      `${linkedAs('{ name: "@public", as: "@open" }')} ${body('public')}`,
      [],
    ],
    [
      'the same name from another address is not ours',
      `extend schema @link(url: "https://example.org/other/v1.0", import: ["@public"]) ${body('public')}`,
      [],
    ],
    [
      'a name that two links claim is not ours',
      `${linkedAs('"@public"')} extend schema @link(url: "https://example.org/other/v1.0", import: ["@public"]) ${body('public')}`,
      [],
    ],
    [
      'another version of our address is not ours',
      `extend schema @link(url: "https://specs.kopuro.org/confidentiality/v2.0", import: ["@public"]) ${body('public')}`,
      [],
    ],
  ])('%s', (_, sdl, expected) => {
    expect(markingOf(sdl, 'A.a')).toEqual(expected);
  });

  it('a foreign directive named like ours closes the field instead of leaving it its type’s marking', () => {
    const sdl = `${linkedAs('"@public"')} type A @public { a: Int @confidential(releasableTo: [JAPAN]) }`;
    expect(markingOf(sdl, 'A.a')).toEqual([]);
  });

  it('a swapped import means what it imports', () => {
    const sdl = `${linkedAs('{ name: "@public", as: "@confidential" }')} type A @confidential { a: Int }`;
    expect(markingOf(sdl, 'A.a')).toBe('public');
  });
});

describe('what is no part of the shared schema', () => {
  it.each(['Recipient', 'Recipient.JAPAN', '@public', '@confidential', '@confidential(releasableTo:)'])(
    '%s is released to nobody, though the prelude marks it',
    (coordinate) => {
      expect(inSubgraph('', coordinate)).toEqual([]);
    },
  );

  it('a type in federation’s own namespace is released to nobody, even when marked public', () => {
    expect(inSubgraph('type join__Secret @public { a: Int }', 'join__Secret.a')).toEqual([]);
  });

  it('an unknown coordinate has no entry', () => {
    expect(inSubgraph('', 'Nothing.atAll')).toBeUndefined();
  });
});
