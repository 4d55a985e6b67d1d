import { describe, expect, it } from '@jest/globals';
import { federatedWorld } from './federated-world.ts';

let journal: string[] = [];

const world = federatedWorld({
  a: {
    sdl: `
      type Query { memorandum: Memorandum @shareable clauses: [Clause!] @shareable }
      type Memorandum @shareable { text: Text version: Int onlyA: String }
      type Text @shareable { japanese: String both: String }
      type Clause @shareable { number: Int japanese: String }
      type Mutation { open(name: String!): Step fail: Step }
      type Step @key(fields: "id") { id: ID! name: String }`,
    resolvers: {
      Query: {
        memorandum: () => ({ text: { japanese: 'j', both: 'b' }, version: 1, onlyA: 'a' }),
        clauses: () => [
          { number: 1, japanese: 'j1' },
          { number: 2, japanese: 'j2' },
        ],
      },
      Mutation: {
        open: (_: unknown, { name }: { name: string }) => {
          journal.push(`a ${name}`);
          return { id: name, name };
        },
        fail: () => {
          journal.push('a fails');
          throw new Error('no');
        },
      },
    },
  },
  b: {
    sdl: `
      type Query { memorandum: Memorandum @shareable clauses: [Clause!] @shareable }
      type Memorandum @shareable { text: Text version: Int onlyB: String }
      type Text @shareable { kyrgyz: String both: String }
      type Clause @shareable { number: Int kyrgyz: String }
      type Mutation { close(name: String!): Step }
      type Step @key(fields: "id") { id: ID! done: Boolean }`,
    resolvers: {
      Query: {
        memorandum: () => ({ text: { kyrgyz: 'k', both: null }, version: null, onlyB: 'b' }),
        clauses: () => [
          { number: 1, kyrgyz: 'k1' },
          { number: 2, kyrgyz: 'k2' },
        ],
      },
      Mutation: {
        close: (_: unknown, { name }: { name: string }) => {
          journal.push(`b ${name}`);
          return { id: name, done: true };
        },
      },
      Step: {
        __resolveReference: ({ id }: { id: string }) => {
          journal.push(`b reads ${id}`);
          return { id, done: false };
        },
      },
    },
  },
});

describe('merging what several subgraphs give of one value', () => {
  it('merges objects to any depth and lists by index', async () => {
    const { data, asked } = await world.ask(
      '{ memorandum { text { japanese kyrgyz both } version onlyA onlyB } clauses { number japanese kyrgyz } }',
    );
    expect(asked).toHaveLength(2);
    expect(data).toEqual({
      memorandum: { text: { japanese: 'j', kyrgyz: 'k', both: 'b' }, version: 1, onlyA: 'a', onlyB: 'b' },
      clauses: [
        { number: 1, japanese: 'j1', kyrgyz: 'k1' },
        { number: 2, japanese: 'j2', kyrgyz: 'k2' },
      ],
    });
  });

  it.each(['a', 'b'])(
    'does not let null from the one erase what the other gave, `%s` answering last',
    async (last) => {
      const { data } = await world.ask('{ memorandum { onlyA onlyB text { japanese kyrgyz } } }', {
        between: async ({ subgraph }, answer) => {
          const result = await answer();
          if (subgraph !== last) return { data: { memorandum: null } };
          await new Promise((resolve) => setTimeout(resolve, 5));
          return result;
        },
      });
      expect(data).toEqual(
        last === 'a'
          ? { memorandum: { onlyA: 'a', onlyB: null, text: { japanese: 'j', kyrgyz: null } } }
          : { memorandum: { onlyA: null, onlyB: 'b', text: { japanese: null, kyrgyz: 'k' } } },
      );
    },
  );

  it('keeps the first list where two subgraphs disagree on its length', async () => {
    const { data } = await world.ask('{ clauses { japanese kyrgyz } }', {
      between: async ({ subgraph }, answer) => {
        if (subgraph === 'a') return answer();
        await new Promise((resolve) => setTimeout(resolve, 5));
        return { data: { clauses: [{ kyrgyz: 'k2' }] } };
      },
    });
    expect(data).toEqual({
      clauses: [
        { japanese: 'j1', kyrgyz: null },
        { japanese: 'j2', kyrgyz: null },
      ],
    });
  });
});

describe('mutations', () => {
  it('run one after the other in the order written, and read entities as queries', async () => {
    journal = [];
    const { data, asked } = await world.ask(
      'mutation { one: open(name: "x") { name done } two: close(name: "y") { done } three: open(name: "z") { id } }',
    );
    expect(data).toEqual({ one: { name: 'x', done: false }, two: { done: true }, three: { id: 'z' } });
    expect(journal.filter((entry) => !entry.includes('reads'))).toEqual(['a x', 'b y', 'a z']);
    expect(asked.filter(({ query }) => query.includes('_entities')).map(({ kind }) => kind)).toEqual([
      'query',
    ]);
    expect(asked.filter(({ query }) => !query.includes('_entities')).map(({ kind }) => kind)).toEqual([
      'mutation',
      'mutation',
      'mutation',
    ]);
  });

  it('go on after one that failed', async () => {
    journal = [];
    const { data, faults } = await world.ask('mutation { fail { id } close(name: "y") { done } }');
    expect(journal).toEqual(['a fails', 'b y']);
    expect(data).toEqual({ fail: null, close: { done: true } });
    expect(faults).toEqual([{ code: 'INTERNAL', path: ['fail'] }]);
  });
});
