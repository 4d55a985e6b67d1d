import { describe, it, expect } from '@jest/globals';
import { noProbing } from '../../../schema/gate/no-probing.ts';
import { faultyCoordinates, findings } from '../subgraph-sdl.ts';

const closed = '@confidential(releasableTo: [JAPAN])';
const row = `type A @public { open: Int secret: Int ${closed} createdAt: Int ${closed} b: B } type B @public { code: String hidden: String ${closed} }
  type AConnection @public { edges: [AEdge!]! } type AEdge @public { node: A }`;
const list = (argument: string) =>
  `type Query @public { list(first: Int! after: String ${argument}): AConnection }`;
const faulty = (text: string, table: Readonly<Record<string, readonly string[]>> = {}) =>
  faultyCoordinates(noProbing(table), { japan: `${row} ${text}` });

describe('no argument asks about a value that its caller cannot read', () => {
  it('finds an argument named after a stricter field', () => {
    expect(findings(noProbing({}), { japan: `${row} ${list('secret: Int')}` })).toEqual([
      {
        coordinate: 'Query.list(secret:)',
        message:
          'Query.list(secret:) is open to public, but looks at A.secret, released to JAPAN; narrow Query.list(secret:) as far',
      },
    ]);
  });

  it.each([
    [
      'a filter named after a stricter field',
      `${list('filter: F')} input F @public { open: Int secret: Int }`,
      ['F.secret'],
    ],
    [
      'a filter inside a filter',
      `${list('filter: F')} input F @public { and: [F!] or: [G!] } input G @public { secret: Int }`,
      ['G.secret'],
    ],
    [
      'an order by a stricter field',
      `${list('orderBy: O')} input O @public { field: OF! } enum OF @public { OPEN SECRET CREATED_AT }`,
      ['OF.SECRET', 'OF.CREATED_AT'],
    ],
    [
      'an order given as a bare enum',
      `${list('orderBy: OF')} enum OF @public { OPEN SECRET }`,
      ['OF.SECRET'],
    ],
    ['a look-up by a stricter number', 'type Query @public { a(secret: Int!): A }', ['Query.a(secret:)']],
    [
      'an argument of a field that is no root',
      `type Query @public { b: C } type C @public { list(secret: Int): [A!] }`,
      ['C.list(secret:)'],
    ],
    [
      'nothing in a filter as strict as its field',
      `${list('filter: F')} input F @public { open: Int secret: Int ${closed} }`,
      [],
    ],
    [
      'nothing in an argument as strict as all its filter asks',
      `${list(`filter: F ${closed}`)} input F @public { secret: Int }`,
      [],
    ],
    [
      'nothing in an order value as strict as its field',
      `${list('orderBy: OF')} enum OF @public { OPEN SECRET ${closed} }`,
      [],
    ],
    ['nothing in what only pages a list', list(''), []],
  ])('finds %s', (_, text, expected) => {
    expect(faulty(text)).toEqual(expected);
  });

  it('finds a field of a row behind a union or an interface', () => {
    expect(faulty('type Query @public { list(secret: Int): U } union U @public = A | B')).toEqual([
      'Query.list(secret:)',
    ]);
    const implementer = `interface I @public { y: Int } type J implements I @public { y: Int x: Int ${closed} }`;
    expect(faulty(`type Query @public { list(x: Int): I } ${implementer}`)).toEqual(['Query.list(x:)']);
  });
});

describe('what no name says stands in the reviewed table', () => {
  it('refuses a filter of which nothing says what it looks at', () => {
    expect(faulty(`${list('filter: F')} input F @public { since: Int }`)).toEqual(['F.since']);
  });

  it('refuses an order value of which nothing says what it looks at', () => {
    expect(faulty(`${list('orderBy: OF')} enum OF @public { RELEVANCE }`)).toEqual(['OF.RELEVANCE']);
  });

  it('refuses a filter named after a field that leads to other rows, until the table says by what', () => {
    const text = `${list('filter: F')} input F @public { b: String }`;
    expect(faulty(text)).toEqual(['F.b']);
    expect(faulty(text, { 'F.b': ['B.code'] })).toEqual([]);
    expect(faulty(text, { 'F.b': ['B.hidden'] })).toEqual(['F.b']);
  });

  it('holds a filter to what the table says, besides the field it is named after', () => {
    const text = `${list('filter: F')} input F @public { open: Int }`;
    expect(faulty(text, { 'F.open': ['A.secret'] })).toEqual(['F.open']);
    expect(faulty(`${list('filter: F')} input F @public { secret: Int }`, { 'F.secret': [] })).toEqual([
      'F.secret',
    ]);
  });

  it('takes its word that a whole input looks at nothing only for what an act is told', () => {
    const text = `${list('input: F')} input F @public { since: Int secret: Int }`;
    const table = { 'Query.list(input:)': [] };
    expect(faulty(text, table)).toEqual(['F.since', 'F.secret']);
    expect(faulty(`${text} type Mutation @public { tell(input: F!): A }`, table)).toEqual([]);
  });

  it('holds an order value to what the table says', () => {
    const text = `${list('orderBy: OF')} enum OF @public { RELEVANCE }`;
    expect(faulty(text, { 'OF.RELEVANCE': ['A.open'] })).toEqual([]);
    expect(faulty(text, { 'OF.RELEVANCE': ['A.open', 'A.secret'] })).toEqual(['OF.RELEVANCE']);
  });

  it('refuses an entry that names something that does not exist', () => {
    expect(faulty(list(''), { 'F.gone': ['A.open'] })).toEqual(['F.gone']);
    expect(
      faulty(`${list('filter: F')} input F @public { since: Int }`, { 'F.since': ['A.gone'] }),
    ).toContain('F.since');
  });
});
