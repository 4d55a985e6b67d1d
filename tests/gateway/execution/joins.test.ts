import { describe, expect, it } from '@jest/globals';
import { byId, federatedWorld } from './federated-world.ts';

const entities = [
  { id: '1', corporateNumber: '10', name: '青葉', staff: 12, pay: 5 },
  { id: '2', corporateNumber: '20', name: '若葉', staff: null, pay: 7 },
  { id: '3', corporateNumber: null, name: '双葉', staff: 3, pay: 9 },
];

const world = federatedWorld({
  japan: {
    sdl: `
      type Query { entities: [Entity!]! entity(id: ID!): Entity }
      type Entity @key(fields: "id") @key(fields: "corporateNumber") {
        id: ID! corporateNumber: String name: String! staff: Int pay(currency: Currency): Int address: Address neighbour: Entity
      }
      type Address { city: String rooms: [Room] }
      type Room { number: Int }
      enum Currency { YEN SOM }`,
    resolvers: {
      Query: { entities: () => entities, entity: (_: unknown, key: { id: string }) => byId(entities)(key) },
      Entity: {
        __resolveReference: ({ id }: { id: string }) => byId(entities)({ id }),
        pay: ({ pay }: { pay: number }, { currency }: { currency?: string }) =>
          currency === 'SOM' ? pay * 100 : pay,
        address: ({ id }: { id: string }) => ({ city: `city ${id}`, rooms: [{ number: Number(id) }, null] }),
        neighbour: () => entities[0],
      },
    },
  },
  kyrgyzstan: {
    sdl: `
      type Entity @key(fields: "id") {
        id: ID!
        staff: Int @external
        pay(currency: Currency): Int @external
        address: Address @external
        headcount: Int @external
        density: String @requires(fields: "headcount")
        rating: String @requires(fields: "staff")
        offer: String @requires(fields: "pay(currency: SOM)")
        domestic: String @requires(fields: "pay(currency: YEN)")
        place: String @requires(fields: "address { city rooms { number } }")
        grade: String @requires(fields: "staff")
        partners: [Entity!]
      }
      type Address { city: String @external rooms: [Room] @external }
      type Room { number: Int @external }
      enum Currency { YEN SOM }`,
    resolvers: {
      Entity: {
        __resolveReference: (reference: object) => reference,
        rating: ({ staff }: { staff?: number | null }) =>
          staff === undefined ? 'never sent' : `rated ${String(staff)}`,
        offer: ({ pay }: { pay?: number }) => `som ${String(pay)}`,
        domestic: ({ pay }: { pay?: number }) => `yen ${String(pay)}`,
        place: ({ address }: { address: unknown }) => JSON.stringify(address),
        grade: () => 'A',
        density: ({ headcount }: { headcount?: number }) => `density of ${String(headcount)}`,
        partners: () => [{ id: '1' }, { id: '2' }, { id: '1' }],
      },
    },
  },
  labour: {
    sdl: `type Entity @key(fields: "id") { id: ID! headcount: Int }`,
    resolvers: {
      Entity: { __resolveReference: ({ id }: { id: string }) => ({ id, headcount: Number(id) }) },
    },
  },
  registry: {
    sdl: `type Entity @key(fields: "corporateNumber") { corporateNumber: String listing: String }`,
    resolvers: {
      Entity: {
        __resolveReference: ({ corporateNumber }: { corporateNumber: string }) => ({
          corporateNumber,
          listing: `listed ${corporateNumber}`,
        }),
      },
    },
  },
});

describe('joining entities across subgraphs', () => {
  it('answers exactly the selected keys, without the keys and aliases that the plan added', async () => {
    const { data, faults } = await world.ask('{ entities { called: name rating } }');
    expect(data).toEqual({
      entities: [
        { called: '青葉', rating: 'rated 12' },
        { called: '若葉', rating: 'rated null' },
        { called: '双葉', rating: 'rated 3' },
      ],
    });
    expect(faults).toEqual([]);
  });

  it('sends a required input that is null as null', async () => {
    const { asked } = await world.ask('{ entities { rating } }');
    expect(asked[1]?.variables['representations']).toContainEqual({
      __typename: 'Entity',
      id: '2',
      staff: null,
    });
  });

  it('passes over an entity whose key is null, and asks nothing when no entity is left', async () => {
    const all = await world.ask('{ entities { listing } }');
    expect(all.data).toEqual({
      entities: [{ listing: 'listed 10' }, { listing: 'listed 20' }, { listing: null }],
    });
    expect(all.asked.map(({ subgraph }) => subgraph)).toEqual(['japan', 'registry']);
    expect(all.faults).toEqual([]);

    const none = await world.ask('{ entity(id: "3") { listing } }');
    expect(none.data).toEqual({ entity: { listing: null } });
    expect(none.asked.map(({ subgraph }) => subgraph)).toEqual(['japan']);
  });

  it('asks for each entity once, and fills every place where it stands', async () => {
    const { data, asked } = await world.ask('{ entities { id partners { id name } } }');
    const partners = [
      { id: '1', name: '青葉' },
      { id: '2', name: '若葉' },
      { id: '1', name: '青葉' },
    ];
    expect(data).toEqual({ entities: ['1', '2', '3'].map((id) => ({ id, partners })) });
    expect(asked.at(-1)?.variables['representations']).toEqual([
      { __typename: 'Entity', id: '1' },
      { __typename: 'Entity', id: '2' },
    ]);
  });

  it('keeps apart two fields that require the same field with different arguments, and the client’s own', async () => {
    const { data } = await world.ask('{ entity(id: "1") { offer domestic pay mine: pay(currency: SOM) } }');
    expect(data).toEqual({ entity: { offer: 'som 500', domestic: 'yen 5', pay: 5, mine: 500 } });
  });

  it('sends required objects with their lists', async () => {
    const { data } = await world.ask('{ entity(id: "2") { place } }');
    expect(data).toEqual({ entity: { place: '{"city":"city 2","rooms":[{"number":2},null]}' } });
  });

  it('does not compute from an input that never arrived', async () => {
    const whole = await world.ask('{ entity(id: "1") { density } }');
    expect(whole.data).toEqual({ entity: { density: 'density of 1' } });

    const { data, asked, faults } = await world.ask('{ entity(id: "1") { name density } }', {
      between: (one, answer) => (one.subgraph === 'labour' ? Promise.reject(new Error('down')) : answer()),
    });
    expect(data).toEqual({ entity: { name: '青葉', density: null } });
    expect(asked.map(({ subgraph }) => subgraph)).toEqual(['japan', 'labour']);
    expect(faults).toEqual([{ code: 'INTERNAL', path: ['entity'] }]);
  });

  it('gives two aliases of one entity their own selections', async () => {
    const { data } = await world.ask(
      '{ a: entity(id: "1") { neighbour { mine: pay(currency: SOM) rating } } b: entity(id: "2") { neighbour { mine: pay(currency: YEN) grade } } }',
    );
    expect(data).toEqual({
      a: { neighbour: { mine: 500, rating: 'rated 12' } },
      b: { neighbour: { mine: 5, grade: 'A' } },
    });
  });

  it('gives entities that two paths share their own deeper selections', async () => {
    const { data } = await world.ask(
      '{ a: entity(id: "1") { partners { mine: pay(currency: SOM) } } b: entity(id: "1") { partners { mine: pay(currency: YEN) } } }',
    );
    expect(data).toEqual({
      a: { partners: [{ mine: 500 }, { mine: 700 }, { mine: 500 }] },
      b: { partners: [{ mine: 5 }, { mine: 7 }, { mine: 5 }] },
    });
  });
});
