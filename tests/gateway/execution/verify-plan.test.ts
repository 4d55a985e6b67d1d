import { describe, expect, it } from '@jest/globals';
import type { FetchNode, PlanNode, QueryPlan } from '../../../gateway/execution/plan.ts';
import { verifyPlan } from '../../../gateway/execution/verify-plan.ts';
import { federatedWorld } from './federated-world.ts';

const world = federatedWorld({
  japan: {
    sdl: `
      type Query { order(filter: OrderFilter, by: OrderKey): Order orders: [Order] subjects: [Subject] }
      type Mutation { issue(input: IssueInput!): Order }
      input OrderFilter { year: Int secretReason: String nested: OrderFilter by: OrderKey }
      input IssueInput { reason: String }
      enum OrderKey { DATE SECRET_RANK }
      interface Subject @key(fields: "id") { id: ID! name: String victims: Int }
      type Firm implements Subject @key(fields: "id") { id: ID! name: String victims: Int secretName: String }
      type Agency implements Subject @key(fields: "id") { id: ID! name: String victims: Int }
      type Order @key(fields: "id") @key(fields: "file { number }") {
        id: ID! date: String secretReason: String weight(by: OrderKey): Int firm: Firm file: File text(lang: String, raw: Boolean): String }
      type File { number: String drawer: String }`,
  },
  kyrgyzstan: {
    sdl: `
      type Order @key(fields: "id") {
        id: ID! secretReason: String @external weight(by: OrderKey): Int @external
        digest: String @requires(fields: "secretReason")
        rank: Int @requires(fields: "weight(by: SECRET_RANK)")
        publication: String }
      enum OrderKey { DATE SECRET_RANK }`,
  },
  registry: {
    sdl: `
      type Order @key(fields: "file { number }") { file: File listing: String }
      type File { number: String }
      type Subject @key(fields: "id") @interfaceObject { id: ID! rating: Int }`,
  },
});

/** Everything is visible but these. */
const without =
  (...hidden: readonly string[]) =>
  (coordinate: string): boolean =>
    !hidden.includes(coordinate);

const judge = (operation: string, ...hidden: readonly string[]) =>
  verifyPlan(world.plan(operation), without(...hidden), world.facts);

const hidden = (coordinate: string) => ({ coordinate, reason: 'NOT_VISIBLE' });

describe('a plan', () => {
  it.each([
    '{ order { id date digest rank publication listing } }',
    '{ order(filter: { year: 1, nested: { by: DATE } }, by: DATE) { text(lang: "ja") firm { name rating } } }',
    'query ($f: OrderFilter, $w: Boolean = true) { order(filter: $f) { id publication @include(if: $w) } }',
    '{ subjects { name rating ...on Firm { secretName } } }',
    'mutation { issue(input: { reason: "r" }) { id publication } }',
    'query { a: order { ...F } b: order { ...F } } fragment F on Order { date weight(by: DATE) }',
  ])('that asks for nothing outside the view may run: %s', (operation) => {
    expect(judge(operation)).toBeUndefined();
  });

  it.each([
    ['a field', '{ order { secretReason } }', 'Order.secretReason'],
    ['a root field', '{ orders { id } }', 'Query.orders'],
    ['a field under an alias', '{ order { date: secretReason } }', 'Order.secretReason'],
    [
      'a field in a fragment',
      '{ a: order { ...F } b: order { ...F } } fragment F on Order { date secretReason }',
      'Order.secretReason',
    ],
    ['an argument', '{ order { text(raw: true) } }', 'Order.text(raw:)'],
    ['a root argument', '{ order(by: DATE) { id } }', 'Query.order(by:)'],
    ['an input field', '{ order(filter: { secretReason: "x" }) { id } }', 'OrderFilter.secretReason'],
    [
      'a nested input field',
      '{ order(filter: { nested: { secretReason: "x" } }) { id } }',
      'OrderFilter.secretReason',
    ],
    ['an enum value', '{ order(by: SECRET_RANK) { id } }', 'OrderKey.SECRET_RANK'],
    ['an enum value in an input', '{ order(filter: { by: SECRET_RANK }) { id } }', 'OrderKey.SECRET_RANK'],
    [
      'an enum value in a default',
      'query ($k: OrderKey = SECRET_RANK) { order(by: $k) { id } }',
      'OrderKey.SECRET_RANK',
    ],
    ['a variable’s type', 'query ($f: OrderFilter) { order(filter: $f) { id } }', 'OrderFilter'],
    ['an input to what it requires', '{ order { digest } }', 'Order.secretReason'],
    ['an enum value in what is required', '{ order { rank } }', 'OrderKey.SECRET_RANK'],
    ['an entity’s field in another subgraph', '{ order { publication } }', 'Order.publication'],
    ['a type, only to be told apart', '{ subjects { ...on Firm { name } } }', 'Firm'],
    ['a field of one type of an interface', '{ subjects { victims } }', 'Firm.victims'],
    ['a field of an interface', '{ subjects { victims } }', 'Subject.victims'],
    ['a field that an interfaceObject adds', '{ subjects { ...on Firm { rating } } }', 'Firm.rating'],
    ['a mutation', 'mutation { issue(input: { reason: "r" }) { id } }', 'Mutation.issue'],
    [
      'a field of what a mutation answers with',
      'mutation { issue(input: { reason: "r" }) { secretReason } }',
      'Order.secretReason',
    ],
  ])('is refused for %s', (_kind, operation, restricted) => {
    expect(judge(operation)).toBeUndefined();
    expect(judge(operation, restricted)).toEqual(hidden(restricted));
  });

  it('may join by a key that the view does not hold, where the view holds the type', () => {
    expect(judge('{ order { publication } }', 'Order.id')).toBeUndefined();
    expect(judge('{ order { listing } }', 'Order.file', 'File.number')).toBeUndefined();
  });

  it('may not join by a key of a type that the view does not hold', () => {
    expect(judge('{ order { publication } }', 'Order.id', 'Order')?.reason).toBe('NOT_VISIBLE');
    expect(judge('{ order { listing } }', 'File.number', 'File')).toEqual(hidden('File.number'));
  });

  it('may not read beside a key what is no key', () => {
    expect(judge('{ order { file { number drawer } } }', 'File.drawer')).toEqual(hidden('File.drawer'));
  });

  it('may ask an interface behind which a type stands that the view does not hold, but not name the type', () => {
    expect(judge('{ subjects { name } }', 'Firm', 'Firm.name')).toBeUndefined();
    expect(judge('{ subjects { ...on Firm { name } } }', 'Firm', 'Firm.name')).toEqual(hidden('Firm'));
  });

  it('may ask one type of an interface for a field that another type’s callers may not see', () => {
    expect(judge('{ subjects { ...on Firm { rating } } }', 'Agency.rating')).toBeUndefined();
  });
});

describe('what stands behind the view', () => {
  const judgeBehind = (plan: QueryPlan, ...behind: readonly string[]) =>
    verifyPlan(plan, without(...behind), world.facts, (coordinate) => behind.includes(coordinate));

  it('may be fetched and sent where a field of the view requires it, with its arguments', () => {
    const digest = world.plan('{ order { digest } }');
    expect(judgeBehind(digest, 'Order.secretReason')).toBeUndefined();
    const rank = world.plan('{ order { rank } }');
    expect(judgeBehind(rank, 'Order.weight', 'Order.weight(by:)')).toBeUndefined();
  });

  it('may not be fetched where nothing requires it', () => {
    expect(judgeBehind(world.plan('{ order { secretReason } }'), 'Order.secretReason')).toEqual(
      hidden('Order.secretReason'),
    );
    const both = world.plan('{ order { digest text(lang: "ky") } }');
    expect(judgeBehind(both, 'Order.secretReason', 'Order.text', 'Order.text(lang:)')).toEqual(
      hidden('Order.text'),
    );
  });

  it('may be a type that a required value is told apart by', () => {
    const plan = (requires: FetchNode['requires'] & object): QueryPlan => ({
      kind: 'QueryPlan',
      node: {
        kind: 'Sequence',
        nodes: [
          {
            kind: 'Fetch',
            serviceName: 'japan',
            operation: '{subjects{__typename id name ...on Firm{secretName}}}',
          },
          {
            kind: 'Flatten',
            path: [{ Field: 'subjects' }, '@'],
            node: {
              kind: 'Fetch',
              serviceName: 'registry',
              operation:
                'query($representations:[_Any!]!){_entities(representations:$representations){...on Subject{rating}}}',
              requires,
            },
          },
        ],
      },
    });
    const id = { kind: 'Field', name: 'id' } as const;
    const firm = {
      kind: 'InlineFragment',
      typeCondition: 'Firm',
      selections: [{ kind: 'Field', name: 'secretName' }],
    } as const;
    const subject = (...selections: readonly (typeof id | typeof firm)[]) =>
      plan([{ kind: 'InlineFragment', typeCondition: 'Subject', selections }]);
    expect(judgeBehind(subject(id, firm), 'Firm', 'Firm.secretName')).toBeUndefined();
    expect(judgeBehind(subject(id), 'Firm.secretName')).toEqual(hidden('Firm.secretName'));
  });
});

describe('what a plan carries besides its text', () => {
  const fetch = (parts: Partial<FetchNode>): QueryPlan => ({
    kind: 'QueryPlan',
    node: { kind: 'Fetch', serviceName: 'japan', operation: '{order{id}}', ...parts },
  });
  const verify = (plan: QueryPlan, ...restricted: readonly string[]) =>
    verifyPlan(plan, without(...restricted), world.facts);
  const requires = (name: string, alias?: string) =>
    [
      {
        kind: 'InlineFragment',
        typeCondition: 'Order',
        selections: [{ kind: 'Field', name, ...(alias !== undefined && { alias }) }],
      },
    ] as const;
  const entities =
    'query($representations:[_Any!]!){_entities(representations:$representations){...on Order{date}}}';

  it('is judged in representations, by the name that is sent', () => {
    expect(
      verify(fetch({ operation: entities, requires: requires('secretReason') }), 'Order.secretReason'),
    ).toEqual(hidden('Order.secretReason'));
    expect(
      verify(
        fetch({ operation: entities, requires: requires('_internal_qp_alias_0', 'secretReason') }),
        'Order.secretReason',
      ),
    ).toEqual(hidden('Order.secretReason'));
    expect(verify(fetch({ operation: entities, requires: requires('id') }), 'Order.id')).toBeUndefined();
  });

  it('is judged in both branches of a condition', () => {
    const secret: PlanNode = { kind: 'Fetch', serviceName: 'japan', operation: '{order{secretReason}}' };
    const branch = (part: object): QueryPlan => ({
      kind: 'QueryPlan',
      node: { kind: 'Condition', condition: 'c', ifClause: null, ...part },
    });
    expect(verify(branch({ ifClause: secret }), 'Order.secretReason')).toEqual(hidden('Order.secretReason'));
    expect(verify(branch({ elseClause: secret }), 'Order.secretReason')).toEqual(
      hidden('Order.secretReason'),
    );
    expect(verify(branch({}))).toBeUndefined();
  });

  it.each<[string, QueryPlan]>([
    ['text that is no GraphQL', fetch({ operation: '{' })],
    ['two operations', fetch({ operation: 'query A{order{id}} query B{order{id}}' })],
    ['another kind of operation than it says', fetch({ operation: 'mutation{issue(input:{}){id}}' })],
    ['an unknown field', fetch({ operation: '{nothing}' })],
    ['an unknown argument', fetch({ operation: '{order(nothing:1){id}}' })],
    ['an unknown input field', fetch({ operation: '{order(filter:{nothing:1}){id}}' })],
    ['the subgraph’s SDL', fetch({ operation: '{_service{sdl}}' })],
    ['entities without saying which', fetch({ operation: '{_entities(representations:[]){__typename}}' })],
    [
      'entities it wrote itself',
      fetch({
        operation: entities.replace('representations:$representations', 'representations:[]'),
        requires: requires('id'),
      }),
    ],
    [
      'a root field beside entities',
      fetch({ operation: entities.replace(/\}$/, ' order{id}}'), requires: requires('id') }),
    ],
    ['an unknown directive', fetch({ operation: '{order{id @defer}}' })],
    ['a fragment that contains itself', fetch({ operation: '{order{...a}} fragment a on Order{id ...a}' })],
    ['a fragment that is not there', fetch({ operation: '{order{...a}}' })],
    [
      'a named fragment among its requirements',
      fetch({ operation: entities, requires: [{ kind: 'FragmentSpread', value: 'x' }] }),
    ],
    ['deferred parts', { kind: 'QueryPlan', node: { kind: 'Defer' } }],
  ])('is refused where it cannot be understood: %s', (_case, plan) => {
    expect(['UNKNOWN', 'UNSUPPORTED']).toContain(verify(plan)?.reason);
  });
});
