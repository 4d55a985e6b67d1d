import { describe, expect, it } from '@jest/globals';
import { mutationsAreActs } from '../../../schema/gate/mutations-are-acts.ts';
import { faultyCoordinates } from '../subgraph-sdl.ts';

const closed = '@confidential(releasableTo: [JAPAN])';

/** A graph with one mutation that is as it should be, but for what is said otherwise. */
const withMutation = ({
  marking = closed,
  given = 'input: ActInput!',
  key = 'clientMutationKey: String!',
  returns = 'ActResult',
  members = 'Acted | KeyReused',
} = {}): string => `
  type Query @public { q: Int }
  type Mutation @public { act(${given}): ${returns} ${marking} }
  input ActInput ${marking} { ${key} a: Int }
  interface Refusal ${marking} { article: String! }
  type KeyReused implements Refusal ${marking} { article: String! }
  type Acted ${marking} { a: Int }
  type Other ${closed} { a: Int }
  union ActResult ${marking} = ${members}
  union OtherResult ${closed} = Acted | Other | KeyReused
`;

describe('every mutation is an act', () => {
  it.each([
    ['nothing in one that is', {}, false],
    ['one for everyone', { marking: '@public' }, true],
    ['one that takes its values singly', { given: 'input: ActInput!, more: Int' }, true],
    ['one whose input may be left out', { given: 'input: ActInput' }, true],
    ['one that takes another’s input', { given: 'input: Int!' }, true],
    ['one without a key', { key: '' }, true],
    ['one whose key may be left out', { key: 'clientMutationKey: String' }, true],
    ['one that returns a record', { returns: 'Acted' }, true],
    ['one that cannot be withheld', { returns: 'ActResult!' }, true],
    ['one that returns another’s result', { returns: 'OtherResult' }, true],
    ['one that never refuses', { members: 'Acted' }, true],
    ['one that ends in two ways', { members: 'Acted | Other | KeyReused' }, true],
  ])('finds %s', (_, change, isFaulty) => {
    const found = new Set(faultyCoordinates(mutationsAreActs, { japan: withMutation(change) }));
    expect([...found]).toEqual(isFaulty ? ['Mutation.act'] : []);
  });
});
