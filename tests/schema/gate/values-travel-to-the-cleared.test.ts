import { describe, it, expect } from '@jest/globals';
import { valuesTravelToTheCleared } from '../../../schema/gate/values-travel-to-the-cleared.ts';
import { faultyCoordinates } from '../subgraph-sdl.ts';

const query = 'type Query @public { q: Int @shareable }';
const faulty = (subgraphs: Readonly<Record<string, string>>) =>
  faultyCoordinates(valuesTravelToTheCleared, subgraphs);

describe('a value is carried only into a subgraph whose keepers may see it', () => {
  it.each([
    ['JAPAN', ['A.secret']],
    ['JAPAN_ISA', ['A.secret']],
    ['KYRGYZSTAN_CENTER', ['A.secret']],
    ['KYRGYZSTAN', []],
    ['JAPAN, KYRGYZSTAN', []],
  ])('into the Kyrgyz one by @requires, released to %s', (recipients, expected) => {
    const closed = `@confidential(releasableTo: [${recipients}])`;
    const japan = `${query} type A @key(fields: "id") @public { id: ID! secret: Int ${closed} }`;
    const kyrgyzstan = `${query} type A @key(fields: "id") @public { id: ID! secret: Int @external ${closed} derived: Int @requires(fields: "secret") ${closed} }`;
    expect(faulty({ japan, kyrgyzstan })).toEqual(expected);
  });

  it('into the common one only what both parties may see', () => {
    const entity = (recipients: string) =>
      `${query} type A @key(fields: "id") @confidential(releasableTo: [${recipients}]) { id: ID! }`;
    expect(faulty({ cooperation: entity('KYRGYZSTAN') })).toEqual(['A.id']);
    expect(faulty({ cooperation: entity('JAPAN, KYRGYZSTAN') })).toEqual([]);
  });

  it('into a subgraph of unknown keepers only what is public', () => {
    const entity = (marking: string) => `${query} type A @key(fields: "id") ${marking} { id: ID! }`;
    expect(faulty({ other: entity('@confidential(releasableTo: [JAPAN, KYRGYZSTAN])') })).toEqual(['A.id']);
    expect(faulty({ other: entity('@public') })).toEqual([]);
  });
});
