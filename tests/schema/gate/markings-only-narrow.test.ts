import { describe, it, expect } from '@jest/globals';
import { markingsOnlyNarrow } from '../../../schema/gate/markings-only-narrow.ts';
import { faultyCoordinates } from '../subgraph-sdl.ts';

const query = 'type Query @public { q: Int }';

describe('a marking only narrows', () => {
  it.each([
    [
      'a field wider than its type',
      'type A @confidential(releasableTo: [JAPAN]) { a: Int @public }',
      ['A.a'],
    ],
    [
      'a party in an agency’s type',
      'type A @confidential(releasableTo: [JAPAN_ISA]) { a: Int @confidential(releasableTo: [JAPAN]) }',
      ['A.a'],
    ],
    [
      'another agency than the type’s',
      'type A @confidential(releasableTo: [JAPAN_ISA]) { a: Int @confidential(releasableTo: [JAPAN_ISA, JAPAN_NPA]) }',
      ['A.a'],
    ],
    [
      'an argument wider than its field',
      'type A @public { a(b: Int @public): Int @confidential(releasableTo: [JAPAN]) }',
      ['A.a(b:)'],
    ],
    [
      'an enum value wider than its enum',
      'enum A @confidential(releasableTo: [JAPAN]) { B @public }',
      ['A.B'],
    ],
    [
      'an input field wider than its type',
      'input A @confidential(releasableTo: [JAPAN]) { b: Int @public }',
      ['A.b'],
    ],
    [
      'nothing where an agency is within its party',
      'type A @confidential(releasableTo: [JAPAN]) { a: Int @confidential(releasableTo: [JAPAN_NPA]) }',
      [],
    ],
    [
      'nothing where a field repeats its type’s marking',
      'type A @confidential(releasableTo: [JAPAN]) { a: Int @confidential(releasableTo: [JAPAN]) }',
      [],
    ],
  ])('finds %s', (_, text, expected) => {
    expect(faultyCoordinates(markingsOnlyNarrow, { japan: `${query} ${text}` })).toEqual(expected);
  });
});
