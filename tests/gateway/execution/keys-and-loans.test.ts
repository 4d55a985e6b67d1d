import { describe, expect, it } from '@jest/globals';
import { byId, federatedWorld } from './federated-world.ts';

const firms = [
  { id: '1', number: 'n1', seat: { city: '東京', ward: '港区' }, name: '青葉' },
  { id: '2', number: 'n2', seat: { city: 'Ош', ward: 'Түштүк' }, name: 'Ала-Тоо' },
];

interface Numbered {
  readonly id: string;
  readonly number: string;
}
const byNumber = ({ number }: Numbered) => firms.find((firm) => firm.number === number);

/** Firms that each subgraph knows by another key, so that a way has to be found from key to key. */
const keyed = federatedWorld({
  rosters: {
    sdl: `
      type Query { roster: Roster }
      type Roster @key(fields: "firms { id }") { firms: [Firm!]! @shareable }
      type Firm @key(fields: "id", resolvable: false) { id: ID! }`,
    resolvers: { Query: { roster: () => ({ firms }) } },
  },
  numbers: {
    sdl: `
      type Firm @key(fields: "id") @key(fields: "number", resolvable: false) { id: ID! number: ID! seat: Seat @shareable }
      type Seat @shareable { city: String ward: String }`,
    resolvers: { Firm: { __resolveReference: byId(firms) } },
  },
  names: {
    sdl: `
      type Roster @key(fields: "firms { id number }") { firms: [Firm!]! @shareable last: Firm }
      type Firm @key(fields: "number") @key(fields: "id number") { id: ID! number: ID! name: String }`,
    resolvers: {
      Roster: {
        __resolveReference: (key: { firms: readonly Numbered[] }) => ({
          firms: key.firms.map(byNumber),
          last: firms.find(
            ({ id, number }) => key.firms.at(-1)?.id === id && key.firms.at(-1)?.number === number,
          ),
        }),
      },
      Firm: { __resolveReference: byNumber },
    },
  },
  districts: {
    sdl: `
      type Firm @key(fields: "id seat { city ward }") { id: ID! seat: Seat @shareable district: String }
      type Seat @shareable { city: String ward: String }`,
    resolvers: {
      Firm: {
        __resolveReference: (key: { id: string; seat: { city: string; ward: string } }) => ({
          ...key,
          district: `${key.id}: ${key.seat.ward}, ${key.seat.city}`,
        }),
      },
    },
  },
});

describe('keys', () => {
  it('lead from one subgraph to another through a third that knows both', async () => {
    const { data, asked, faults } = await keyed.ask('{ roster { firms { name } } }');
    expect(faults).toEqual([]);
    expect(data).toEqual({ roster: { firms: [{ name: '青葉' }, { name: 'Ала-Тоо' }] } });
    expect(asked.map(({ subgraph }) => subgraph)).toEqual(['rosters', 'numbers', 'names']);
  });

  it('of several fields are sent whole, with the objects in them', async () => {
    const { data, asked } = await keyed.ask('{ roster { firms { district } } }');
    expect(data).toEqual({
      roster: { firms: [{ district: '1: 港区, 東京' }, { district: '2: Түштүк, Ош' }] },
    });
    expect(asked.at(-1)?.variables['representations']).toEqual(
      firms.map(({ id, seat }) => ({ __typename: 'Firm', id, seat })),
    );
  });

  it('of lists are sent with every item, once all of them are known', async () => {
    const { data, asked } = await keyed.ask('{ roster { last { id } } }');
    expect(data).toEqual({ roster: { last: { id: '2' } } });
    expect(asked.at(-1)?.variables['representations']).toEqual([
      { __typename: 'Roster', firms: firms.map(({ id, number }) => ({ id, number })) },
    ]);
  });
});

const agency = { __typename: 'SendingAgency', id: '1', name: 'Ала-Тоо', licence: 'A-1' };

const lending = federatedWorld({
  registers: {
    sdl: `
      type Query { subject: Subject }
      interface Subject @key(fields: "id") { id: ID! name: String }
      type SendingAgency implements Subject @key(fields: "id") { id: ID! name: String @shareable licence: String }`,
    resolvers: {
      Query: { subject: () => agency },
      Subject: { __resolveReference: () => agency },
      SendingAgency: { __resolveReference: () => agency },
    },
  },
  visits: {
    sdl: `
      type Query { visited: SendingAgency visitedByName: SendingAgency @provides(fields: "name") }
      interface Subject { id: ID! }
      type SendingAgency implements Subject @key(fields: "id") { id: ID! name: String @external }`,
    resolvers: {
      Query: {
        visited: () => ({ id: '1', name: 'not the owner’s' }),
        visitedByName: () => ({ id: '1', name: 'as lent' }),
      },
    },
  },
  salutations: {
    sdl: `
      type Query { addressed: [Subject!] }
      type Subject @key(fields: "id") @interfaceObject {
        id: ID! name: String @external greeting: String @requires(fields: "name")
      }`,
    resolvers: {
      Query: { addressed: () => [{ id: '1', name: 'not the owner’s' }] },
      Subject: {
        __resolveReference: (reference: object) => reference,
        greeting: ({ name }: { name?: string }) => `Dear ${String(name)}`,
      },
    },
  },
});

describe('a field that a subgraph only borrows', () => {
  it('is asked of its owner', async () => {
    const { data, asked } = await lending.ask('{ visited { name } }');
    expect(data).toEqual({ visited: { name: 'Ала-Тоо' } });
    expect(asked.map(({ subgraph }) => subgraph)).toEqual(['visits', 'registers']);
  });

  it('is taken from the borrower where it says that it provides it', async () => {
    const { data, asked } = await lending.ask('{ visitedByName { name } }');
    expect(data).toEqual({ visitedByName: { name: 'as lent' } });
    expect(asked).toHaveLength(1);
  });

  it('is fetched first where an interface object requires it, whichever subgraph gave the entity', async () => {
    for (const [field, operation] of [
      ['addressed', '{ addressed { id name greeting ...on SendingAgency { licence } } }'],
      ['subject', '{ subject { id name greeting ...on SendingAgency { licence } } }'],
    ] as const) {
      const { data, asked, faults } = await lending.ask(operation);
      const whole = { id: '1', name: 'Ала-Тоо', greeting: 'Dear Ала-Тоо', licence: 'A-1' };
      expect(faults).toEqual([]);
      expect(data).toEqual({ [field]: field === 'addressed' ? [whole] : whole });
      const greeting = asked.find(({ query }) => query.includes('greeting'));
      expect(greeting?.variables['representations']).toEqual([
        { __typename: 'Subject', id: '1', name: 'Ала-Тоо' },
      ]);
    }
  });
});
