import { describe, it, expect } from '@jest/globals';
import { defaultsNameNothingStricter } from '../../../schema/gate/defaults-name-nothing-stricter.ts';
import { faultyCoordinates } from '../subgraph-sdl.ts';

const closed = '@confidential(releasableTo: [JAPAN])';
const values = `enum E @public { OPEN SECRET ${closed} } input I @public { open: Int hidden: Int ${closed} value: E }`;

describe('a default names nothing stricter than what it stands on', () => {
  it.each([
    ['a restricted enum value', `a(b: E = SECRET): Int`, ['Query.a(b:)']],
    ['a restricted enum value in a list', `a(b: [E!] = [OPEN, SECRET]): Int`, ['Query.a(b:)']],
    ['a restricted input field', `a(b: I = { hidden: 1 }): Int`, ['Query.a(b:)']],
    ['a restricted enum value in an input field', `a(b: I = { value: SECRET }): Int`, ['Query.a(b:)']],
    ['nothing in a wide value', `a(b: I = { open: 1, value: OPEN }): Int`, []],
    ['nothing on an argument as strict as its default', `a(b: E = SECRET ${closed}): Int`, []],
  ])('finds %s', (_, field, expected) => {
    expect(
      faultyCoordinates(defaultsNameNothingStricter, { japan: `type Query @public { ${field} } ${values}` }),
    ).toEqual(expected);
  });
});
