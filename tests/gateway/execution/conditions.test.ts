import { describe, expect, it } from '@jest/globals';
import { federatedWorld } from './federated-world.ts';

const world = federatedWorld({
  notices: {
    sdl: `
      type Query { notices: [Notice!]! notice: Notice }
      type Notice @key(fields: "id") { id: ID! kind(short: Boolean = false): String parts: Parts }
      type Parts { first: String second: String }`,
    resolvers: {
      Query: { notices: () => [{ id: '1' }, { id: '2' }], notice: () => ({ id: '1' }) },
      Notice: {
        kind: ({ id }: { id: string }, { short }: { short?: boolean | null }) =>
          `${short ? 'k' : 'kind'}${id}`,
        parts: () => ({ first: 'f', second: 's' }),
      },
    },
  },
  receipts: {
    sdl: `type Notice @key(fields: "id") { id: ID! receivedAt: String lag(unit: Unit!): Int } enum Unit { DAY HOUR }`,
    resolvers: {
      Notice: {
        __resolveReference: ({ id }: { id: string }) => ({ id, receivedAt: `day ${id}` }),
        lag: (_: unknown, { unit }: { unit: string }) => (unit === 'DAY' ? 1 : 24),
      },
    },
  },
});

const conditional = `query ($with: Boolean!, $without: Boolean!) {
  notices { id receivedAt @include(if: $with) @skip(if: $without) }
}`;

describe('conditions', () => {
  it.each`
    with     | without  | asks
    ${true}  | ${false} | ${['notices', 'receipts']}
    ${true}  | ${true}  | ${['notices']}
    ${false} | ${false} | ${['notices']}
    ${false} | ${true}  | ${['notices']}
  `(
    'asks only for the branch taken: include $with, skip $without',
    async ({ with: included, without, asks }: { with: boolean; without: boolean; asks: string[] }) => {
      const { data, asked } = await world.ask(conditional, { variables: { with: included, without } });
      expect(asked.map(({ subgraph }) => subgraph)).toEqual(asks);
      const received = (id: string) => (asks.length === 2 ? { id, receivedAt: `day ${id}` } : { id });
      expect(data).toEqual({ notices: [received('1'), received('2')] });
    },
  );

  it('merges a field that stands under several conditions', async () => {
    const operation = `query ($a: Boolean!, $b: Boolean!) {
      notice { parts @include(if: $a) { first } ...on Notice @include(if: $b) { parts { second } } } }`;
    const answers = async (a: boolean, b: boolean) =>
      (await world.ask(operation, { variables: { a, b } })).data;
    expect(await answers(true, true)).toEqual({ notice: { parts: { first: 'f', second: 's' } } });
    expect(await answers(true, false)).toEqual({ notice: { parts: { first: 'f' } } });
    expect(await answers(false, true)).toEqual({ notice: { parts: { second: 's' } } });
    expect(await answers(false, false)).toEqual({ notice: {} });
  });

  it('leaves out what literal conditions exclude', async () => {
    const { data, asked } = await world.ask(
      '{ notice { id @skip(if: true) parts { first @include(if: false) second @include(if: true) } receivedAt @skip(if: true) } }',
    );
    expect(asked).toHaveLength(1);
    expect(data).toEqual({ notice: { parts: { second: 's' } } });
  });

  it('answers an empty object where conditions leave nothing of a selection', async () => {
    expect((await world.ask('{ notice { id @skip(if: true) } }')).data).toEqual({ notice: {} });
  });

  it('sends each subgraph the variables that it uses, and no other', async () => {
    const { data, asked } = await world.ask(
      'query ($short: Boolean, $unit: Unit!, $absent: Boolean) { notice { kind(short: $short) other: kind(short: $absent) lag(unit: $unit) } }',
      { variables: { short: true, unit: 'HOUR' } },
    );
    expect(data).toEqual({ notice: { kind: 'k1', other: 'kind1', lag: 24 } });
    expect(asked[0]?.variables).toEqual({ short: true });
    expect(asked[1]?.variables).toEqual({
      unit: 'HOUR',
      representations: [{ __typename: 'Notice', id: '1' }],
    });
  });
});
