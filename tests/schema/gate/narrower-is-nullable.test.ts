import { describe, it, expect } from '@jest/globals';
import { narrowerIsNullable } from '../../../schema/gate/narrower-is-nullable.ts';
import { faultyCoordinates } from '../subgraph-sdl.ts';

const closed = '@confidential(releasableTo: [JAPAN])';
const query = 'type Query @public { q: Int }';

describe('what can be withheld can be null', () => {
  it.each([
    ['a non-null field narrower than its type', `type A @public { a: Int! ${closed} }`, ['A.a']],
    ['a non-null list narrower than its type', `type A @public { a: [Int]! ${closed} }`, ['A.a']],
    [
      'an agency’s non-null field in its party’s type',
      `type A ${closed} { a: Int! @confidential(releasableTo: [JAPAN_ISA]) }`,
      ['A.a'],
    ],
    [
      'a required argument narrower than its field',
      `type A @public { a(b: Int! ${closed}): Int }`,
      ['A.a(b:)'],
    ],
    ['a required input field narrower than its type', `input A @public { a: Int! ${closed} }`, ['A.a']],
    ['nothing in a nullable field', `type A @public { a: [Int!] ${closed} }`, []],
    ['nothing in a non-null field as wide as its type', `type A ${closed} { a: Int! }`, []],
    ['nothing in a narrower argument with a default', `type A @public { a(b: Int! = 1 ${closed}): Int }`, []],
  ])('finds %s', (_, text, expected) => {
    expect(faultyCoordinates(narrowerIsNullable, { japan: `${query} ${text}` })).toEqual(expected);
  });
});
