import { describe, it, expect } from '@jest/globals';
import { abstractAsStrictAsPossible } from '../../../schema/gate/abstract-as-strict-as-possible.ts';
import { faultyCoordinates } from '../subgraph-sdl.ts';

const closed = '@confidential(releasableTo: [JAPAN])';
const query = 'type Query @public { q: Int }';
const faulty = (text: string) => faultyCoordinates(abstractAsStrictAsPossible, { japan: `${query} ${text}` });

describe('an abstract type is as strict as whatever it may stand for', () => {
  it.each([
    [
      'an interface field wider than an implementer’s',
      `interface I @public { a: Int } type A implements I @public { a: Int ${closed} }`,
      ['I.a'],
    ],
    [
      'an interface field wider than one implementer’s of two, whose rules differ',
      `interface I @public { a: Int } type A implements I @public { a: Int } type B implements I @public { a: Int ${closed} }`,
      ['I.a'],
    ],
    [
      'an interface wider than an implementer',
      `interface I @public { a: Int } type A implements I ${closed} { a: Int }`,
      ['I', 'I.a'],
    ],
    [
      'an interface’s argument wider than an implementer’s',
      `interface I @public { a(b: Int): Int } type A implements I @public { a(b: Int ${closed}): Int }`,
      ['I.a(b:)'],
    ],
    [
      'an interface wider than an implementer of its own interface',
      `interface I @public { a: Int } interface J implements I ${closed} { a: Int } type A implements I & J ${closed} { a: Int }`,
      ['I', 'I.a', 'I', 'I.a'],
    ],
    [
      'a union wider than a member',
      `type A ${closed} { a: Int } type B @public { b: Int } union U @public = A | B`,
      ['U'],
    ],
    [
      'nothing where the interface is the stricter',
      `interface I ${closed} { a: Int } type A implements I @public { a: Int }`,
      [],
    ],
    [
      'nothing where interface field and implementers agree',
      `interface I @public { a: Int ${closed} } type A implements I @public { a: Int ${closed} }`,
      [],
    ],
    [
      'nothing where the union is as strict as its member',
      `type A ${closed} { a: Int } union U ${closed} = A`,
      [],
    ],
  ])('finds %s', (_, text, expected) => {
    expect(faulty(text)).toEqual(expected);
  });

  it('finds an implementer of another subgraph', () => {
    const entity = (marking: string, fields: string) =>
      `${query.replace('Int', 'Int @shareable')} type A implements I @key(fields: "id") @public { id: ID! ${fields} } interface I @public { id: ID! a: Int ${marking} }`;
    const subgraphs = {
      japan: entity('', `a: Int @shareable ${closed}`),
      kyrgyzstan: entity('', `a: Int @shareable ${closed}`),
    };
    expect(faultyCoordinates(abstractAsStrictAsPossible, subgraphs)).toEqual(['I.a']);
  });
});
