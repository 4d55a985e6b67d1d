import { describe, it, expect } from '@jest/globals';
import { parse } from 'graphql';
import { everyElementMarked } from '../../../schema/gate/every-element-marked.ts';
import { findings, subgraphSdl } from '../subgraph-sdl.ts';

const query = 'type Query @public { q: Int }';

/** Without composition, which refuses some of these texts before the rule can. */
const messages = (text: string): string[] => {
  const document = parse(subgraphSdl(`${query} ${text}`));
  return everyElementMarked({ subgraphs: [{ name: 'japan', document }], supergraph: document }).map(
    ({ message }) => message,
  );
};

describe('every element is marked', () => {
  it('passes elements that are marked by themselves or by what they stand in', () => {
    const japan =
      'type Query @public { a(b: Int): A c: Int @confidential(releasableTo: [JAPAN]) } type A @public { d: E } enum E @public { F } input I @public { g: Int } scalar S @public';
    expect(findings(everyElementMarked, { japan })).toEqual([]);
  });

  it.each([
    ['type', 'type A { a: Int }'],
    ['interface', 'interface A { a: Int }'],
    ['union', 'type B @public { b: Int } union A = B'],
    ['enum', 'enum A { B }'],
    ['input type', 'input A { b: Int }'],
    ['scalar', 'scalar A'],
  ])('refuses an unmarked %s, once', (_, text) => {
    expect(messages(text)).toEqual([
      'A in japan is not marked; add @public or @confidential(releasableTo: […])',
    ]);
  });

  it('does not take the markings of its parts for the marking of a type', () => {
    expect(messages('type A { a: Int @public }')).toEqual([
      'A in japan is not marked; add @public or @confidential(releasableTo: […])',
      'A.a in japan is left to nobody by the markings on it, on what it stands in and on the type it uses; give them a recipient in common',
    ]);
  });

  it.each([
    ['a recipient outside a list', '@confidential(releasableTo: JAPAN)', 'must be written as a list'],
    ['an empty list', '@confidential(releasableTo: [])', 'is empty'],
    ['an unknown recipient', '@confidential(releasableTo: [FRANCE])', 'may hold only these names'],
    ['no list at all', '@confidential', 'exactly one argument'],
    ['a public marking with an argument', '@public(to: JAPAN)', 'takes no argument'],
  ])('refuses %s', (_, marking, reason) => {
    const found = messages(`type A @public { a: Int ${marking} }`);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^A\.a in japan has a marking that cannot be read/);
    expect(found[0]).toContain(reason);
  });

  it('refuses an element whose markings leave it to nobody', () => {
    const japan = `${query} type A @confidential(releasableTo: [JAPAN]) { a: Int @confidential(releasableTo: [KYRGYZSTAN]) }`;
    expect(findings(everyElementMarked, { japan }).map(({ coordinate }) => coordinate)).toEqual(['A.a']);
  });

  it('refuses a field that gives out the vocabulary of markings', () => {
    const japan = 'type Query @public { who: Recipient }';
    expect(findings(everyElementMarked, { japan }).map(({ coordinate }) => coordinate)).toEqual([
      'Query.who',
    ]);
  });
});
