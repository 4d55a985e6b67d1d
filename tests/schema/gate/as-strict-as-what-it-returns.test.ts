import { describe, it, expect } from '@jest/globals';
import { asStrictAsWhatItReturns } from '../../../schema/gate/as-strict-as-what-it-returns.ts';
import { faultyCoordinates } from '../subgraph-sdl.ts';

const closed = '@confidential(releasableTo: [JAPAN])';
const query = 'type Query @public { q: Int }';

describe('a field says itself that it is as strict as the type it returns', () => {
  it.each([
    [
      'a public field that leads to a confidential type',
      `type A @public { b: [B!] } type B ${closed} { c: Int }`,
      ['A.b'],
    ],
    [
      'a public field that returns a confidential enum',
      `type A @public { b: B } enum B ${closed} { C }`,
      ['A.b'],
    ],
    [
      'a field for a party that leads to an agency’s type',
      `type A @public { b: B ${closed} } type B @confidential(releasableTo: [JAPAN_ISA]) { c: Int }`,
      ['A.b'],
    ],
    [
      'a public argument of a confidential input type',
      `type A @public { b(c: C): Int } input C ${closed} { d: Int }`,
      ['A.b(c:)'],
    ],
    [
      'a public input field of a confidential enum',
      `input A @public { b: B } enum B ${closed} { C }`,
      ['A.b'],
    ],
    [
      'nothing where the field is as strict',
      `type A @public { b: B ${closed} } type B ${closed} { c: Int }`,
      [],
    ],
    [
      'nothing where the field is stricter',
      `type A @public { b: B ${closed} } type B @public { c: Int }`,
      [],
    ],
    [
      'nothing where the whole type is as strict',
      `type A ${closed} { b: B } type B ${closed} { c: Int }`,
      [],
    ],
  ])('finds %s', (_, text, expected) => {
    expect(faultyCoordinates(asStrictAsWhatItReturns, { japan: `${query} ${text}` })).toEqual(expected);
  });
});
