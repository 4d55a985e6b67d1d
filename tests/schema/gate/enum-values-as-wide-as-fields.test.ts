import { describe, it, expect } from '@jest/globals';
import { enumValuesAsWideAsFields } from '../../../schema/gate/enum-values-as-wide-as-fields.ts';
import { faultyCoordinates } from '../subgraph-sdl.ts';

const closed = '@confidential(releasableTo: [JAPAN])';
const values = `enum E @public { OPEN SECRET ${closed} }`;

describe('whoever may read a field may know its values', () => {
  it.each([
    ['a restricted value on a wider field', `type Query @public { a: E }`, ['E.SECRET']],
    ['a restricted value inside lists', `type Query @public { a: [E!]! }`, ['E.SECRET']],
    ['nothing on a field as strict as the value', `type Query @public { a: E ${closed} }`, []],
    [
      'nothing on an argument, where the value simply does not exist',
      `type Query @public { a(b: E): Int }`,
      [],
    ],
  ])('finds %s', (_, text, expected) => {
    expect(faultyCoordinates(enumValuesAsWideAsFields, { japan: `${text} ${values}` })).toEqual(expected);
  });
});
