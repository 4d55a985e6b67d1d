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
  it.each([
    { included: true, left: false, asks: ['notices', 'receipts'] },
    { included: true, left: true, asks: ['notices'] },
    { included: false, left: false, asks: ['notices'] },
    { included: false, left: true, asks: ['notices'] },
  ])('ask only for the branch taken: include $included, skip $left', async ({ included, left, asks }) => {
    const { data, asked } = await world.ask(conditional, { variables: { with: included, without: left } });
    expect(asked.map(({ subgraph }) => subgraph)).toEqual(asks);
    const received = (id: string) => (asks.length === 2 ? { id, receivedAt: `day ${id}` } : { id });
    expect(data).toEqual({ notices: [received('1'), received('2')] });
  });

  it('merge a field that stands under several conditions', async () => {
    const operation = `query ($a: Boolean!, $b: Boolean!) {
      notice { parts @include(if: $a) { first } ...on Notice @include(if: $b) { parts { second } } } }`;
    const answers = async (a: boolean, b: boolean) =>
      (await world.ask(operation, { variables: { a, b } })).data;
    expect(await answers(true, true)).toEqual({ notice: { parts: { first: 'f', second: 's' } } });
    expect(await answers(true, false)).toEqual({ notice: { parts: { first: 'f' } } });
    expect(await answers(false, true)).toEqual({ notice: { parts: { second: 's' } } });
    expect(await answers(false, false)).toEqual({ notice: {} });
  });

  it('that are literal leave out what they exclude', async () => {
    const { data, asked } = await world.ask(
      '{ notice { id @skip(if: true) parts { first @include(if: false) second @include(if: true) } receivedAt @skip(if: true) } }',
    );
    expect(asked).toHaveLength(1);
    expect(data).toEqual({ notice: { parts: { second: 's' } } });
  });

  it('that leave nothing of a selection make it an empty object', async () => {
    expect((await world.ask('{ notice { id @skip(if: true) } }')).data).toEqual({ notice: {} });
  });

  it('and arguments send each subgraph the variables that it uses, and no other', async () => {
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
