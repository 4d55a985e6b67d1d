import { describe, it, expect } from '@jest/globals';
import { parse } from 'graphql';
import { everyElementDescribed } from '../../../schema/gate/every-element-described.ts';
import { linkedAs } from '../subgraph-sdl.ts';

const faulty = (text: string): string[] => {
  const document = parse(`${linkedAs('"@public"')} ${text}`);
  return everyElementDescribed({ subgraphs: [{ name: 'japan', document }], supergraph: document }).map(
    ({ coordinate }) => coordinate,
  );
};

describe('every element is described', () => {
  it.each([
    ['a type', 'type A { "" b: Int }', ['A', 'A.b']],
    ['a field', '"A." type A { b: Int }', ['A.b']],
    ['an argument', '"A." type A { "B." b(c: Int): Int }', ['A.b(c:)']],
    ['an enum value', '"A." enum A { B }', ['A.B']],
    ['an input field', '"A." input A { b: Int }', ['A.b']],
    ['a description of spaces', '"  " scalar A', ['A']],
    ['nothing where all are', '"A." type A { "B." b("C." c: Int): Int }', []],
    [
      'nothing in an extension of a described type',
      '"A." type A { "B." b: Int } extend type A { "C." c: Int }',
      [],
    ],
    ['nothing in the definitions of directives', 'directive @a(b: Int) on FIELD_DEFINITION', []],
  ])('finds %s', (_, text, expected) => {
    expect(faulty(text)).toEqual(expected);
  });
});
