import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { federatedWorld } from './federated-world.ts';

const subjects = [
  { __typename: 'SendingAgency', id: '1', name: 'Ала-Тоо', licence: 'A-1', active: true },
  { __typename: 'ReceivingEntity', id: '2', name: '青葉', staff: 12, status: 'OPEN' },
];

const world = federatedWorld({
  registers: {
    sdl: `
      type Query { subjects: [Subject] search: [Found] nested: [[Subject!]] first: Subject }
      interface Subject @key(fields: "id") { id: ID! name: String }
      type SendingAgency implements Subject @key(fields: "id") { id: ID! name: String licence: String active: Boolean pets: [Pet] }
      type ReceivingEntity implements Subject @key(fields: "id") { id: ID! name: String staff: Int status: Status }
      union Found = SendingAgency | ReceivingEntity
      interface Pet { name: String }
      type Dog implements Pet { name: String bark: Int }
      type Cat implements Pet { name: String meow: String! }
      enum Status { OPEN CLOSED }`,
    resolvers: {
      Query: {
        subjects: () => subjects,
        search: () => subjects,
        nested: () => [subjects, null, [subjects[1]]],
        first: () => subjects[0],
      },
      Subject: {
        __resolveReference: ({ id }: { id: string }) => subjects.find((subject) => subject.id === id),
      },
      SendingAgency: {
        __resolveReference: ({ id }: { id: string }) => subjects.find((subject) => subject.id === id),
        pets: () => [
          { __typename: 'Dog', name: 'd', bark: 3 },
          { __typename: 'Cat', name: 'c', meow: 'm' },
        ],
      },
      ReceivingEntity: {
        __resolveReference: ({ id }: { id: string }) => subjects.find((subject) => subject.id === id),
      },
    },
  },
  reports: {
    sdl: `
      type Query { reported: Subject allReported: [Subject!]! }
      type Subject @key(fields: "id") @interfaceObject { id: ID! reports: Int! related: [Subject!] }`,
    resolvers: {
      Query: { reported: () => ({ id: '2' }), allReported: () => [{ id: '1' }, { id: '2' }, { id: '1' }] },
      Subject: {
        __resolveReference: ({ id }: { id: string }) => ({ id }),
        reports: ({ id }: { id: string }) => Number(id) * 10,
        related: () => [{ id: '2' }, { id: '1' }],
      },
    },
  },
  visits: {
    sdl: `
      type SendingAgency @key(fields: "id") { id: ID! visits: Int }
      type ReceivingEntity @key(fields: "id") { id: ID! visits: Int }`,
    resolvers: {
      SendingAgency: { __resolveReference: (reference: object) => ({ ...reference, visits: 4 }) },
      ReceivingEntity: { __resolveReference: (reference: object) => ({ ...reference, visits: 5 }) },
    },
  },
});

describe('values of interfaces and unions', () => {
  it('merges fragments on interface, union and object by the type of each value', async () => {
    const { data, faults } = await world.ask(`
      { search { __typename ...on Subject { id } ...on SendingAgency { licence ...More } ...on ReceivingEntity { staff } } }
      fragment More on Subject { name ...on SendingAgency { active } }`);
    expect(data).toEqual({
      search: [
        { __typename: 'SendingAgency', id: '1', licence: 'A-1', name: 'Ала-Тоо', active: true },
        { __typename: 'ReceivingEntity', id: '2', staff: 12 },
      ],
    });
    expect(faults).toEqual([]);
  });

  it('names types under any alias, alone or beside data', async () => {
    expect((await world.ask('{ subjects { kind: __typename } }')).data).toEqual({
      subjects: [{ kind: 'SendingAgency' }, { kind: 'ReceivingEntity' }],
    });
    expect(
      (await world.ask('{ root: __typename first { a: __typename b: __typename name } __typename }')).data,
    ).toEqual({
      root: 'Query',
      first: { a: 'SendingAgency', b: 'SendingAgency', name: 'Ала-Тоо' },
      __typename: 'Query',
    });
  });

  it('fills one response key of two types, each from its own entity', async () => {
    const { data } = await world.ask(
      '{ search { ...on SendingAgency { visited: visits } ...on ReceivingEntity { visited: visits shown: status } } }',
    );
    expect(data).toEqual({ search: [{ visited: 4 }, { visited: 5, shown: 'OPEN' }] });
  });

  it('renames what the planner had to alias, in lists too', async () => {
    const { data, asked } = await world.ask(
      '{ first { ...on SendingAgency { pets { name ...on Dog { sound: bark } ...on Cat { sound: meow } } } } }',
    );
    expect(asked[0]?.query).toContain('_internal_qp_alias');
    expect(data).toEqual({
      first: {
        pets: [
          { name: 'd', sound: 3 },
          { name: 'c', sound: 'm' },
        ],
      },
    });
  });

  it('crosses lists of lists, null included', async () => {
    const { data } = await world.ask('{ nested { id reports } }');
    expect(data).toEqual({
      nested: [
        [
          { id: '1', reports: 10 },
          { id: '2', reports: 20 },
        ],
        null,
        [{ id: '2', reports: 20 }],
      ],
    });
  });

  it('finds the concrete type of what an interfaceObject subgraph gave', async () => {
    const { data, faults } = await world.ask(
      '{ reported { __typename reports name ...on ReceivingEntity { staff visits } related { id __typename } } }',
    );
    expect(data).toEqual({
      reported: {
        __typename: 'ReceivingEntity',
        reports: 20,
        name: '青葉',
        staff: 12,
        visits: 5,
        related: [
          { id: '2', __typename: 'ReceivingEntity' },
          { id: '1', __typename: 'SendingAgency' },
        ],
      },
    });
    expect(faults).toEqual([]);
  });

  it('asks an interfaceObject subgraph by the interface’s name, each entity once', async () => {
    const { asked } = await world.ask('{ search { ...on Subject { reports } } }');
    expect(asked.at(-1)?.variables['representations']).toEqual([
      { __typename: 'Subject', id: '1' },
      { __typename: 'Subject', id: '2' },
    ]);
  });

  it('does not mind an interface’s own name, or none, where nothing depends on the type', async () => {
    const { data, asked } = await world.ask('{ allReported { id reports } }');
    expect(asked).toHaveLength(1);
    expect(data).toEqual({
      allReported: [
        { id: '1', reports: 10 },
        { id: '2', reports: 20 },
        { id: '1', reports: 10 },
      ],
    });
  });

  it('answers null and a fault where something does depend on a type that never became known', async () => {
    const { data, faults } = await world.ask('{ subjects { __typename name } }', {
      between: async (_asked, answer) => {
        const result = (await answer()) as { data: { subjects: { __typename?: string }[] } };
        for (const subject of result.data.subjects) subject.__typename = 'Subject';
        delete result.data.subjects[1]?.__typename;
        return result;
      },
    });
    expect(data).toEqual({ subjects: [null, null] });
    expect(faults).toEqual([
      { code: 'INVALID_RESPONSE', path: ['subjects', 0] },
      { code: 'INVALID_RESPONSE', path: ['subjects', 1] },
    ]);
  });

  it('shows nothing of a value whose type is not in the caller’s view, and says nothing of it', async () => {
    const view = buildSchema(`
      type Query { subjects: [Subject] }
      interface Subject { id: ID! name: String }
      type ReceivingEntity implements Subject { id: ID! name: String staff: Int }`);
    const { data, faults } = await world.ask('{ subjects { __typename id } }', { view });
    expect(data).toEqual({ subjects: [null, { __typename: 'ReceivingEntity', id: '2' }] });
    expect(faults).toEqual([]);
  });
});
