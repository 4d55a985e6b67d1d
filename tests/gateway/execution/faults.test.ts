import { describe, expect, it } from '@jest/globals';
import { SubgraphFailure } from '../../../gateway/execution/subgraph-failure.ts';
import { type Asked, byId, federatedWorld } from './federated-world.ts';

const agencies = [
  { id: '1', name: 'one' },
  { id: '2', name: 'two' },
];

const refuse = (text: string, code?: string): Error =>
  Object.assign(new Error(text), { extensions: code === undefined ? {} : { code } });

const world = federatedWorld({
  kyrgyzstan: {
    sdl: `
      type Query { agencies: [Agency!]! agency: Agency other: String strict: String! }
      type Agency @key(fields: "id") { id: ID! name: String }`,
    resolvers: {
      Query: {
        agencies: () => [...agencies, ...agencies],
        agency: () => agencies[0],
        other: () => {
          throw refuse('password=hunter2');
        },
        strict: () => 'strict',
      },
      Agency: { __resolveReference: byId(agencies) },
    },
  },
  japan: {
    sdl: `
      type Query { japanese: String }
      type Agency @key(fields: "id") {
        id: ID! publication: Publication mustHave: String! detail(of: Int): String link: Link }
      type Publication { on: String }
      interface Link { name: String }
      type Road implements Link { name: String to: Int }
      type Rail implements Link { name: String to: String! }`,
    resolvers: {
      Query: { japanese: () => 'yes' },
      Agency: {
        __resolveReference: ({ id }: { id: string }) => ({ id }),
        publication: ({ id }: { id: string }) => ({
          on: () => {
            if (id === '2') throw refuse('SELECT * FROM secret');
            return 'today';
          },
        }),
        mustHave: ({ id }: { id: string }) => (id === '2' ? null : 'here'),
        detail: () => {
          throw refuse('internal text', 'BAD_USER_INPUT');
        },
        link: () => ({
          __typename: 'Rail',
          to: () => {
            throw refuse('no');
          },
        }),
      },
    },
  },
});

const broken =
  (subgraph: string, failure: () => unknown) =>
  (asked: Asked, answer: () => Promise<unknown>): Promise<unknown> =>
    asked.subgraph === subgraph
      ? new Promise((resolve) => {
          resolve(failure());
        })
      : answer();

const down = broken('japan', () => {
  throw new SubgraphFailure('SUBGRAPH_UNAVAILABLE', 'japan');
});

describe('errors of subgraphs', () => {
  it('stand at every place where the entity stands, in the client’s keys, without the subgraph’s words', async () => {
    const { data, faults } = await world.ask(
      '{ all: agencies { who: name shown: publication { day: on } } }',
    );
    expect(data).toEqual({
      all: [
        { who: 'one', shown: { day: 'today' } },
        { who: 'two', shown: { day: null } },
        { who: 'one', shown: { day: 'today' } },
        { who: 'two', shown: { day: null } },
      ],
    });
    expect(faults).toEqual([
      { code: 'INTERNAL', path: ['all', 1, 'shown', 'day'] },
      { code: 'INTERNAL', path: ['all', 3, 'shown', 'day'] },
    ]);
  });

  it('of root fields keep their place', async () => {
    const { data, faults } = await world.ask('{ mine: other japanese }');
    expect(data).toEqual({ mine: null, japanese: 'yes' });
    expect(faults).toEqual([{ code: 'INTERNAL', path: ['mine'] }]);
    expect(JSON.stringify(faults)).not.toContain('hunter2');
  });

  it('that blame the client’s input say so, and nothing more', async () => {
    const { faults } = await world.ask('{ agency { detail(of: 1) } }');
    expect(faults).toEqual([{ code: 'BAD_USER_INPUT', path: ['agency', 'detail'] }]);
  });

  it('explain the null that they cause higher up', async () => {
    const { data, faults } = await world.ask('{ agencies { name mustHave } }');
    expect(data).toBeNull();
    expect(faults).toEqual([
      { code: 'INTERNAL', path: ['agencies', 1, 'mustHave'] },
      { code: 'INTERNAL', path: ['agencies', 3, 'mustHave'] },
    ]);
  });

  it('are named by the client’s alias where the planner used one of its own', async () => {
    // Two types of one interface whose fields differ in type: the planner asks for one under its own alias.
    const { data, asked, faults } = await world.ask(
      '{ agency { link { ...on Road { goes: to } ...on Rail { goes: to } } } japanese }',
    );
    expect(asked.some(({ query }) => query.includes('_internal_qp_alias'))).toBe(true);
    expect(data).toEqual({ agency: { link: null }, japanese: 'yes' });
    expect(faults).toEqual([{ code: 'INTERNAL', path: ['agency', 'link', 'goes'] }]);
  });

  it('are cut to what the client selected', async () => {
    const { faults } = await world.ask('{ agencies { publication { on } } }', {
      between: broken('japan', () => ({
        data: { _entities: [null, null] },
        errors: [{ message: 'x', path: ['_entities', 0, 'publication', 'hiddenColumn', 3] }],
      })),
    });
    expect(faults).toEqual([
      { code: 'INTERNAL', path: ['agencies', 0, 'publication'] },
      { code: 'INTERNAL', path: ['agencies', 2, 'publication'] },
    ]);
  });

  it.each([
    ['no path', undefined],
    ['a path of garbage', [{ a: 1 }, null]],
    ['an index that was never asked for', ['_entities', 99, 'publication']],
    ['a path to nowhere', ['somewhere', 'else']],
  ])('with %s are still reported, and name nothing unselected', async (_case, path) => {
    const { data, faults } = await world.ask('{ agency { name publication { on } } }', {
      between: broken('japan', () => ({ data: null, errors: [{ message: 'x', path }, 7, null] })),
    });
    expect(data).toEqual({ agency: { name: 'one', publication: null } });
    expect(faults).toContainEqual({ code: 'INTERNAL', path: ['agency'] });
    expect(JSON.stringify(faults)).not.toContain('else');
  });
});

describe('a subgraph that fails', () => {
  it('costs only its own part', async () => {
    const { data, faults } = await world.ask('{ agencies { id publication { on } } japanese }', {
      between: down,
    });
    expect(data).toEqual({
      agencies: ['1', '2', '1', '2'].map((id) => ({ id, publication: null })),
      japanese: null,
    });
    expect(faults).toEqual([
      { code: 'SUBGRAPH_UNAVAILABLE', path: ['agencies'] },
      { code: 'SUBGRAPH_UNAVAILABLE', path: ['japanese'] },
    ]);
  });

  it('explains the nulls that non-null fields become, once', async () => {
    const { data, faults } = await world.ask('{ agency { mustHave } japanese }', { between: down });
    expect(data).toEqual({ agency: null, japanese: null });
    expect(faults).toEqual([
      { code: 'SUBGRAPH_UNAVAILABLE', path: ['agency'] },
      { code: 'SUBGRAPH_UNAVAILABLE', path: ['japanese'] },
    ]);
    const strict = await world.ask('{ strict other }', {
      between: () => Promise.reject(new SubgraphFailure('TIMEOUT', 'kyrgyzstan')),
    });
    expect(strict.data).toBeNull();
    expect(strict.faults).toEqual([
      { code: 'TIMEOUT', path: ['other'] },
      { code: 'TIMEOUT', path: ['strict'] },
    ]);
  });

  it('names no field that conditions left out', async () => {
    const { faults } = await world.ask(
      'query ($no: Boolean!) { other @include(if: $no) agencies @skip(if: $no) { id } agency { id } }',
      {
        variables: { no: true },
        between: (asked, answer) =>
          asked.subgraph === 'kyrgyzstan'
            ? Promise.resolve({ data: null, errors: [{ message: 'x' }] })
            : answer(),
      },
    );
    expect(faults.map(({ path }) => path)).not.toContainEqual(['agencies']);
  });

  it('is not asked again once the caller has given up', async () => {
    const stop = new AbortController();
    const asked: string[] = [];
    const { data, faults } = await world.program('{ agency { name publication { on } } }').run({
      variables: {},
      signal: stop.signal,
      fetch: (subgraph) => {
        asked.push(subgraph);
        stop.abort();
        return Promise.resolve({ data: { agency: { __typename: 'Agency', id: '1', name: 'one' } } });
      },
    });
    expect(asked).toEqual(['kyrgyzstan']);
    expect(data).toEqual({ agency: { name: 'one', publication: null } });
    expect(faults).toEqual([{ code: 'TIMEOUT', path: ['agency'] }]);
  });
});

describe('a hostile subgraph', () => {
  it.each([
    ['a list', []],
    ['text', 'text'],
    ['null', null],
    ['nothing', undefined],
    ['no data and no errors', {}],
    ['data null without an error', { data: null }],
    ['data that is text', { data: 'x' }],
    ['data that is a list', { data: [] }],
    ['errors that are no list, and no data', { errors: {} }],
  ])('that answers %s leaves its part empty', async (_case, payload) => {
    const { data, faults } = await world.ask('{ agency { name } japanese }', {
      between: broken('kyrgyzstan', () => payload),
    });
    expect(data).toEqual({ agency: null, japanese: 'yes' });
    expect(faults).toEqual([{ code: 'INVALID_RESPONSE', path: ['agency'] }]);
  });

  it.each([
    ['too few entities', [{ publication: { on: 'x' } }]],
    ['too many entities', [null, null, { publication: { on: 'y' } }]],
    ['an object for the entities', { 0: { publication: { on: 'z' } } }],
    ['text for the entities', 'entities'],
  ])('that gives %s is reported', async (_case, entities) => {
    const { data, faults } = await world.ask('{ agencies { id publication { on } } }', {
      between: broken('japan', () => ({ data: { _entities: entities } })),
    });
    expect((data as { agencies: unknown[] }).agencies).toHaveLength(4);
    expect(JSON.stringify(data)).not.toMatch(/[yz]/);
    expect(faults).toContainEqual({ code: 'INVALID_RESPONSE', path: ['agencies'] });
  });

  it('cannot fill a field that belongs to another, even when that one is down', async () => {
    const { data } = await world.ask('{ agencies { name publication { on } } }', {
      between: async (asked, answer) => {
        if (asked.subgraph === 'japan') throw new SubgraphFailure('SUBGRAPH_UNAVAILABLE', 'japan');
        const result = (await answer()) as { data: { agencies: Record<string, unknown>[] } };
        for (const agency of result.data.agencies) agency['publication'] = { on: 'forged' };
        return result;
      },
    });
    expect(data).toEqual({
      agencies: ['one', 'two', 'one', 'two'].map((name) => ({ name, publication: null })),
    });
  });

  it('cannot add to an answer', async () => {
    const { data } = await world.ask('{ agency { name } japanese }', {
      between: broken('kyrgyzstan', () => ({
        data: { agency: { name: 'one', secret: 1 }, japanese: 'forged', extra: 1 },
      })),
    });
    expect(data).toEqual({ agency: { name: 'one' }, japanese: 'yes' });
  });

  it('cannot break the gateway by nesting lists without end', async () => {
    const { data, faults } = await world.ask('{ agency { name publication { on } } japanese }', {
      between: broken('kyrgyzstan', () => {
        let agency: unknown = { __typename: 'Agency', id: '1' };
        for (let depth = 0; depth < 200_000; depth += 1) agency = [agency];
        return { data: { agency } };
      }),
    });
    expect(data).toEqual({ agency: null, japanese: 'yes' });
    expect(faults).toContainEqual({ code: 'INVALID_RESPONSE', path: ['agency'] });
  });

  it('cannot make the list of faults grow without end', async () => {
    const { faults } = await world.ask('{ agency { name } }', {
      between: broken('kyrgyzstan', () => ({
        data: null,
        errors: Array.from({ length: 50_000 }, (_, at) => ({ path: ['agency', at] })),
      })),
    });
    expect(faults.length).toBe(1000);
  });

  it('cannot reach a prototype by the names of entities’ keys', async () => {
    await world.ask('{ agencies { publication { on } } }', {
      between: broken('japan', () =>
        JSON.parse(
          '{"data":{"_entities":[{"__proto__":{"polluted":1},"publication":{"__proto__":{"polluted":1},"on":"x"}}]}}',
        ),
      ),
    });
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});
