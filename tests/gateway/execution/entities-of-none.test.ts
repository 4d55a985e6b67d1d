import { describe, expect, it } from '@jest/globals';
import { SubgraphFailure } from '../../../gateway/execution/subgraph-failure.ts';
import { byId, federatedWorld } from './federated-world.ts';

const agencies = [{ id: '1', name: 'one', note: 'x', trades: 'y' }];

/** Reports refer to agencies that another subgraph keeps, and cannot ask it whether there are any. */
const world = federatedWorld({
  cooperation: {
    sdl: `
      type Query { reports: [Report!]! report: Report certain: [Certain!] }
      type Report @key(fields: "id") { id: ID! subject: Subject named: [Agency] }
      type Certain { subject: Agency! }
      union Subject = Agency
      type Agency @key(fields: "id", resolvable: false) { id: ID! }`,
    resolvers: {
      Query: {
        reports: () => ['1', 'none'].map((id) => ({ id })),
        report: () => ({ id: 'none' }),
        certain: () => ['1', 'none'].map((id) => ({ subject: { id } })),
      },
      Report: {
        subject: ({ id }: { id: string }) => ({ __typename: 'Agency', id }),
        named: ({ id }: { id: string }) => [{ id: '1' }, { id }],
      },
    },
  },
  kyrgyzstan: {
    sdl: `
      type Query { agencies: [Agency] }
      type Agency @key(fields: "id") { id: ID! name: String! note: String rank: Int! }`,
    resolvers: {
      Agency: {
        __resolveReference: byId(agencies),
        rank: () => {
          throw new Error('no');
        },
      },
    },
  },
  japan: {
    sdl: `
      type Agency @key(fields: "id") { id: ID! trades: String! }`,
    resolvers: { Agency: { __resolveReference: byId(agencies) } },
  },
});

describe('an entity of which its owner says that there is none', () => {
  it.each([
    ['in a union', '{ report { id subject { ... on Agency { id name } } } }', { id: 'none', subject: null }],
    ['by other names', '{ report { s: subject { ... on Agency { n: name } } } }', { s: null }],
    ['of two owners', '{ report { subject { ... on Agency { name trades } } } }', { subject: null }],
    ['in a list', '{ report { named { name } } }', { named: [{ name: 'one' }, null] }],
  ])('is null and no fault, %s', async (_, operation, report) => {
    const { data, faults } = await world.ask(operation);
    expect(data).toEqual({ report });
    expect(faults).toEqual([]);
  });

  it('takes nothing with it of those that there are', async () => {
    const { data, faults } = await world.ask('{ reports { subject { ... on Agency { name } } } }');
    expect(data).toEqual({ reports: [{ subject: { name: 'one' } }, { subject: null }] });
    expect(faults).toEqual([]);
  });

  it('is a fault where there must be one', async () => {
    const { data, faults } = await world.ask('{ certain { subject { name } } }');
    expect(data).toEqual({ certain: null });
    expect(faults).toEqual([{ code: 'INVALID_RESPONSE', path: ['certain', 1, 'subject', 'name'] }]);
  });

  it('explains no other fault: one of its owner, of another subgraph, or of a value left out', async () => {
    const failed = await world.ask('{ reports { subject { ... on Agency { name rank } } } }');
    expect(failed.data).toEqual({ reports: [{ subject: null }, { subject: null }] });
    expect(failed.faults).toEqual([{ code: 'INTERNAL', path: ['reports', 0, 'subject', 'rank'] }]);

    const down = await world.ask('{ report { subject { ... on Agency { name trades } } } }', {
      between: ({ subgraph }, answer) =>
        subgraph === 'japan'
          ? Promise.reject(new SubgraphFailure('SUBGRAPH_UNAVAILABLE', 'japan'))
          : answer(),
    });
    expect(down.data).toEqual({ report: { subject: null } });
    expect(down.faults).toEqual([{ code: 'SUBGRAPH_UNAVAILABLE', path: ['report', 'subject'] }]);

    const leftOut = await world.ask('{ reports { subject { ... on Agency { name } } } }', {
      between: ({ subgraph }, answer) =>
        subgraph === 'kyrgyzstan' ? Promise.resolve({ data: { _entities: [{}, null] } }) : answer(),
    });
    expect(leftOut.data).toEqual({ reports: [{ subject: null }, { subject: null }] });
    expect(leftOut.faults).toEqual([{ code: 'INVALID_RESPONSE', path: ['reports', 0, 'subject', 'name'] }]);
  });
});
