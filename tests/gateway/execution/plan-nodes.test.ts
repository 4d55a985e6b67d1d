import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import type { PathSegment, PlanNode } from '../../../gateway/execution/plan.ts';
import { compileProgram } from '../../../gateway/execution/program.ts';
import { readSupergraphFacts } from '../../../gateway/execution/supergraph-facts.ts';
import { federatedWorld } from './federated-world.ts';

const types = `
  union Found = Item | Thing
  type Inner { x: Int y: Int }
  type Thing { id: ID! link: Item }`;
const query = 'type Query { left: Item right: Item items: [Item] found: [Found] }';
const item = '{ id: ID! name: String inner: Inner kind: String link: Item }';
const sdl = `${types} ${query}
  enum join__Graph { A @join__graph(name: "a", url: "http://a.test") B @join__graph(name: "b", url: "http://b.test") }
  type Item @join__type(graph: A, key: "id") @join__type(graph: B, key: "id") ${item}`;
const view = buildSchema(`${types} ${query} type Item ${item}`);

type Answers = (subgraph: string, variables: Record<string, unknown>, query: string) => unknown;

const run = async (node: PlanNode | undefined, operation: string, answers: Answers) => {
  const program = compileProgram({
    plan: node ? { kind: 'QueryPlan', node } : { kind: 'QueryPlan' },
    operation: parse(operation),
    view,
    supergraph: readSupergraphFacts(parse(sdl)),
  });
  const bodies: unknown[] = [];
  const result = await program.run({
    variables: {},
    signal: new AbortController().signal,
    fetch: (subgraph, body) => {
      bodies.push(JSON.parse(body));
      const { variables, query } = JSON.parse(body) as { query: string; variables?: Record<string, unknown> };
      return Promise.resolve(answers(subgraph, variables ?? {}, query));
    },
  });
  return { ...result, bodies };
};

const requires = [
  {
    kind: 'InlineFragment',
    typeCondition: 'Item',
    selections: [
      { kind: 'Field', name: '__typename' },
      { kind: 'Field', name: 'id' },
    ],
  },
] as const;

const roots: PlanNode = {
  kind: 'Fetch',
  serviceName: 'a',
  operationName: 'Roots',
  operation: 'query Roots{left{__typename id} right{__typename id}}',
};
const rootAnswer = {
  data: { left: { __typename: 'Item', id: '1' }, right: { __typename: 'Item', id: '1' } },
};

describe('plan nodes', () => {
  it('BatchFetch fills every path of every alias from one request', async () => {
    const batch: PlanNode = {
      kind: 'BatchFetch',
      serviceName: 'b',
      operation:
        'query($r0:[_Any!]!,$r1:[_Any!]!){_e0:_entities(representations:$r0){...on Item{name inner{x}}} _e1:_entities(representations:$r1){...on Item{kind}}}',
      entityBatch: {
        aliases: [
          {
            alias: '_e0',
            representationsVariableName: 'r0',
            paths: [[{ Field: 'left' }], [{ Field: 'right' }]],
            requires,
          },
          { alias: '_e1', representationsVariableName: 'r1', paths: [[{ Field: 'right' }]], requires },
        ],
      },
    };
    // What follows changes the one place only, though both came from one entity.
    const after: PlanNode = {
      kind: 'Flatten',
      path: [{ Field: 'right' }],
      node: {
        kind: 'Fetch',
        serviceName: 'b',
        operation:
          'query($representations:[_Any!]!){_entities(representations:$representations){...on Item{inner{y}}}}',
        requires,
      },
    };
    const { data, faults, bodies } = await run(
      { kind: 'Sequence', nodes: [roots, batch, after] },
      '{ left { name kind inner { x y } } right { name kind inner { x y } } }',
      (subgraph, variables) => {
        if (subgraph === 'a') return rootAnswer;
        return 'r0' in variables
          ? { data: { _e0: [{ name: 'n', inner: { x: 1 } }], _e1: [{ kind: 'k' }] } }
          : { data: { _entities: [{ inner: { y: 2 } }] } };
      },
    );
    const one = [{ __typename: 'Item', id: '1' }];
    expect(bodies[1]).toMatchObject({ variables: { r0: one, r1: one } });
    expect(data).toEqual({
      left: { name: 'n', kind: null, inner: { x: 1, y: null } },
      right: { name: 'n', kind: 'k', inner: { x: 1, y: 2 } },
    });
    expect(faults).toEqual([]);
  });

  it('BatchFetch sends an empty list for an alias without entities, and nothing when all are', async () => {
    const alias = (name: string, field: string) => ({
      alias: name,
      representationsVariableName: `${name}_r`,
      paths: [[{ Field: field }]],
      requires,
    });
    const batch: PlanNode = {
      kind: 'BatchFetch',
      serviceName: 'b',
      operation:
        'query($_e0_r:[_Any!]!,$_e1_r:[_Any!]!){_e0:_entities(representations:$_e0_r){...on Item{name}} _e1:_entities(representations:$_e1_r){...on Item{name}}}',
      entityBatch: { aliases: [alias('_e0', 'left'), alias('_e1', 'right')] },
    };
    const plan: PlanNode = { kind: 'Sequence', nodes: [roots, batch] };
    const answers =
      (left: unknown, right: unknown): Answers =>
      (subgraph) =>
        subgraph === 'a' ? { data: { left, right } } : { data: { _e0: [], _e1: [{ name: 'n' }] } };
    const item = () => ({ __typename: 'Item', id: '1' });
    const half = await run(plan, '{ left { name } right { name } }', answers(null, item()));
    expect(half.bodies[1]).toMatchObject({ variables: { _e0_r: [], _e1_r: [item()] } });
    expect(half.data).toEqual({ left: null, right: { name: 'n' } });
    expect((await run(plan, '{ left { name } right { name } }', answers(null, null))).bodies).toHaveLength(1);
  });

  it('a fetch with a name sends it', async () => {
    const { bodies } = await run(roots, '{ left { id } }', () => rootAnswer);
    expect(bodies).toEqual([
      { query: 'query Roots{left{__typename id} right{__typename id}}', operationName: 'Roots' },
    ]);
  });

  it.each([
    [
      'the one spelling',
      { ValueSetter: { path: [{ TypenameEquals: ['Item'] }, { Key: '__typename' }], setValueTo: 'Thing' } },
    ],
    [
      'the other spelling',
      {
        kind: 'ValueSetter',
        path: [{ TypenameEquals: ['Item'] }, { Key: '__typename' }],
        setValueTo: 'Thing',
      },
    ],
  ] as const)('a value setter in %s changes what is sent', async (_spelling, rewrite) => {
    const { bodies } = await run(
      {
        kind: 'Sequence',
        nodes: [
          roots,
          {
            kind: 'Flatten',
            path: [{ Field: 'left' }],
            node: {
              kind: 'Fetch',
              serviceName: 'b',
              operation:
                'query($representations:[_Any!]!){_entities(representations:$representations){...on Item{name}}}',
              requires,
              inputRewrites: [rewrite],
            },
          },
        ],
      },
      '{ left { name } }',
      (subgraph) => (subgraph === 'a' ? rootAnswer : { data: { _entities: [null] } }),
    );
    expect(bodies[1]).toMatchObject({ variables: { representations: [{ __typename: 'Thing', id: '1' }] } });
  });

  it('a key renamer changes what came, in lists, for the type it names, and makes no key of nothing', async () => {
    const { data } = await run(
      {
        kind: 'Fetch',
        serviceName: 'a',
        operation: '{items{__typename name _alias: kind}}',
        outputRewrites: [
          {
            KeyRenamer: {
              path: [{ Key: 'items' }, { TypenameEquals: ['Item'] }, { Key: '_alias' }],
              renameKeyTo: 'name',
            },
          },
        ],
      },
      '{ items { name } }',
      () => ({
        data: {
          items: [
            { __typename: 'Item', _alias: 'renamed' },
            { __typename: 'Other', name: 'kept', _alias: 'x' },
            { __typename: 'Item', name: 'kept' },
            null,
          ],
        },
      }),
    );
    expect(data).toEqual({ items: [{ name: 'renamed' }, { name: 'kept' }, { name: 'kept' }, null] });
  });

  it('crosses lists where the path expects an object, and passes null', async () => {
    const { data } = await run(
      {
        kind: 'Sequence',
        nodes: [
          { kind: 'Fetch', serviceName: 'a', operation: '{items{__typename id}}' },
          {
            kind: 'Flatten',
            path: [{ Field: 'items' }, { TypeCondition: ['Item'] }],
            node: {
              kind: 'Fetch',
              serviceName: 'b',
              operation:
                'query($representations:[_Any!]!){_entities(representations:$representations){...on Item{name}}}',
              requires,
            },
          },
        ],
      },
      '{ items { name } }',
      (subgraph) =>
        subgraph === 'a'
          ? { data: { items: [{ __typename: 'Item', id: '1' }, null, { __typename: 'Item', id: '2' }] } }
          : { data: { _entities: [{ name: 'one' }, { name: 'two' }] } },
    );
    expect(data).toEqual({ items: [{ name: 'one' }, null, { name: 'two' }] });
  });

  it('a flatten path by type leaves alone what another type of value leads to, though it is the same entity', async () => {
    const fetchAt = (path: readonly PathSegment[], selection: string): PlanNode => ({
      kind: 'Flatten',
      path,
      node: {
        kind: 'Fetch',
        serviceName: 'b',
        operation: `query($representations:[_Any!]!){_entities(representations:$representations){...on Item{${selection}}}}`,
        requires,
      },
    });
    const link = () => ({ __typename: 'Item', id: '9' });
    const { data, bodies } = await run(
      {
        kind: 'Sequence',
        nodes: [
          {
            kind: 'Fetch',
            serviceName: 'a',
            operation: '{found{__typename ...on Item{link{__typename id}} ...on Thing{link{__typename id}}}}',
          },
          fetchAt([{ Field: 'found' }, '@', { Field: 'link' }], 'link{__typename id}'),
          fetchAt(
            [{ Field: 'found' }, '@', { TypeCondition: ['Thing'] }, { Field: 'link' }, { Field: 'link' }],
            'name',
          ),
        ],
      },
      '{ found { ...on Item { link { link { id name } } } ...on Thing { link { link { id name } } } } }',
      (subgraph, _variables, text) => {
        if (subgraph === 'a')
          return {
            data: { found: ['Item', 'Thing', 'Item'].map((name) => ({ __typename: name, link: link() })) },
          };
        return {
          data: { _entities: [text.includes('{name}') ? { name: 'of the Thing' } : { link: link() }] },
        };
      },
    );
    expect(bodies).toHaveLength(3);
    const leadingTo = (name: string | null) => ({ link: { link: { id: '9', name } } });
    expect(data).toEqual({ found: [leadingTo(null), leadingTo('of the Thing'), leadingTo(null)] });
  });

  it('an empty plan answers what needs no subgraph', async () => {
    expect(await run(undefined, '{ __typename }', () => undefined)).toMatchObject({
      data: { __typename: 'Query' },
      bodies: [],
    });
  });

  it('Defer is refused when compiling', () => {
    expect(() =>
      compileProgram({
        plan: { kind: 'QueryPlan', node: { kind: 'Defer' } },
        operation: parse('{ left { id } }'),
        view,
        supergraph: readSupergraphFacts(parse(sdl)),
      }),
    ).toThrow('deferred');
  });
});

describe('a subscription', () => {
  const world = federatedWorld({
    notices: {
      sdl: `type Query { x: Int } type Subscription { arrived(kind: String): Notice } type Notice @key(fields: "id") { id: ID! kind: String }`,
    },
    receipts: {
      sdl: `type Notice @key(fields: "id") { id: ID! receivedAt: String }`,
      resolvers: {
        Notice: { __resolveReference: ({ id }: { id: string }) => ({ id, receivedAt: `day ${id}` }) },
      },
    },
  });
  const program = world.program('subscription ($kind: String) { arrived(kind: $kind) { receivedAt kind } }');

  it('is not run as a query', async () => {
    const result = await program.run({
      variables: {},
      fetch: () => Promise.reject(new Error('must not be asked')),
      signal: new AbortController().signal,
    });
    expect(result).toEqual({ data: null, faults: [{ code: 'INTERNAL' }] });
  });

  it('gives its source’s request, and completes each event with the other subgraphs', async () => {
    expect(program.subscription?.subgraph).toBe('notices');
    expect(JSON.parse(program.subscription?.body({ kind: 'k' }) ?? '')).toMatchObject({
      variables: { kind: 'k' },
    });
    const result = await program.subscription?.answer(
      { data: { arrived: { __typename: 'Notice', id: '7', kind: 'k' } } },
      {
        variables: { kind: 'k' },
        signal: new AbortController().signal,
        fetch: () => Promise.resolve({ data: { _entities: [{ receivedAt: 'day 7' }] } }),
      },
    );
    expect(result).toEqual({ data: { arrived: { receivedAt: 'day 7', kind: 'k' } }, faults: [] });
  });
});
