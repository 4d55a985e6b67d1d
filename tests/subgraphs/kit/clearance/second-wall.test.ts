import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { audienceIds, audiences } from '../../../../schema/audience.ts';
import type { AudienceId } from '../../../../schema/audience.ts';
import { improvementOrder } from '../../../../subgraphs/japan/improvement-order/improvement-order.table.ts';
import { japan } from '../../../../subgraphs/japan/japan.ts';
import { receivingEntity } from '../../../../subgraphs/japan/receiving-entity/receiving-entity.table.ts';
import { makeGatewayKey, signClearance } from '../../gateway-keys.ts';
import type { GatewayKey } from '../../gateway-keys.ts';
import { idOf } from '../../rows/id-of.ts';
import { entityRow, orderRow } from '../../rows/japan-rows.ts';
import { serveSubgraph } from '../../served-subgraph.ts';
import type { Answer, Data, ServedSubgraph } from '../../served-subgraph.ts';

let subgraph: ServedSubgraph;
let japanese: GatewayKey;
let kyrgyz: GatewayKey;

beforeAll(async () => {
  subgraph = await serveSubgraph(japan);
  [japanese, kyrgyz] = subgraph.keys as [GatewayKey, GatewayKey];
  await subgraph.insert(receivingEntity, [entityRow(1), entityRow(2)]);
  await subgraph.insert(improvementOrder, [
    orderRow(1),
    orderRow(2, { publicNoticeDate: null, notifiedAt: '2026-01-01T00:00:00.000Z' }),
  ]);
}, 60_000);
afterAll(() => subgraph.close());

const body = JSON.stringify({ query: '{ receivingEntities { edges { node { telephone } } } }' });

describe('a question', () => {
  const refused = async (clearance: string | undefined) => {
    const response = await subgraph.send(clearance, { method: 'POST', body });
    return [response.status, await response.text()];
  };
  const nothing = [
    401,
    '{"errors":[{"message":"no clearance that counts here","extensions":{"code":"UNAUTHENTICATED"}}]}',
  ];

  it('without a clearance that counts gets 401 and no more, whatever is wrong with it', async () => {
    const stranger = await makeGatewayKey('JAPAN');
    const now = Math.floor(Date.now() / 1000);
    for (const clearance of [
      undefined,
      '',
      'nonsense',
      await signClearance(stranger, 'japan', 'japan_isa'),
      await signClearance(japanese, 'kyrgyzstan', 'japan_isa'),
      await signClearance(japanese, 'japan', 'japan_isa', { claims: { iat: now - 61, exp: now - 1 } }),
      await signClearance(japanese, 'japan', 'japan_isa', { claims: { exp: now + 600 } }),
    ])
      expect(await refused(clearance)).toEqual(nothing);
  });

  it('of a Kyrgyz caller through Japan’s gateway gets 401, and the other way round', async () => {
    for (const audience of ['kyrgyzstan_ministry', 'kyrgyzstan_center', 'third_party_embassy'])
      expect(await refused(await signClearance(japanese, 'japan', audience))).toEqual(nothing);
    for (const audience of ['japan_isa', 'japan_mofa', 'japan_mhlw', 'japan_npa', 'third_party_otit'])
      expect(await refused(await signClearance(kyrgyz, 'japan', audience))).toEqual(nothing);
  });

  it('with several clearances gets 401', async () => {
    const clearance = await signClearance(japanese, 'japan', 'japan_isa');
    expect(await refused(`${clearance}, ${clearance}`)).toEqual(nothing);
  });

  it('with one that counts is answered', async () => {
    const response = await subgraph.send(await signClearance(japanese, 'japan', 'japan_isa'), {
      method: 'POST',
      body,
    });
    expect([response.status, ((await response.json()) as Data).data.receivingEntities.edges[0].node]).toEqual(
      [200, { telephone: '03-0000-0001' }],
    );
  });
});

const refer = 'query Refer($representations: [_Any!]!) { _entities(representations: $representations)';

const unfitting =
  '{"errors":[{"message":"the operation does not fit this schema","extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]}\n';

const expectUnfitting = ({ status, text }: Answer): void => {
  expect([status, text]).toEqual([400, unfitting]);
};

describe('an operation that names what the public may not see is refused as one that names what never was', () => {
  it.each([
    ['what never was', '{ receivingEntities { edges { node { nothing } } } }', {}],
    ['a field', '{ receivingEntities { edges { node { telephone } } } }', {}],
    ['a field behind an alias', '{ receivingEntities { edges { node { name: telephone } } } }', {}],
    [
      'a field that is skipped',
      '{ receivingEntities { edges { node { name telephone @skip(if: true) } } } }',
      {},
    ],
    [
      'a field in a fragment',
      'query Q { receivingEntities { edges { node { ...F } } } } fragment F on ReceivingEntity { telephone }',
      {},
    ],
    [
      'a field in an operation that is not run',
      'query Q { receivingEntities { edges { cursor } } } query R { receivingEntities { edges { node { telephone } } } }',
      {},
    ],
    ['a restricted object', '{ improvementOrders { edges { node { followUp { __typename } } } } }', {}],
    [
      'a type in a fragment',
      '{ improvementOrders { edges { node { ... on ImprovementOrderFollowUp { note } } } } }',
      {},
    ],
    [
      'an input field that is written out',
      '{ improvementOrders(filter: { underEmbargo: true }) { edges { cursor } } }',
      {},
    ],
    [
      'an input field that is null',
      '{ improvementOrders(filter: { underEmbargo: null }) { edges { cursor } } }',
      {},
    ],
    [
      'an input field in a variable',
      'query Q($filter: ImprovementOrderFilter) { improvementOrders(filter: $filter) { edges { cursor } } }',
      { filter: { underEmbargo: false } },
    ],
    [
      'an input field in a variable of another name',
      'query Q($representations: ImprovementOrderFilter!) { improvementOrders(filter: $representations) { edges { cursor } } }',
      { representations: { underEmbargo: false } },
    ],
    [
      'an input field in a variable’s default',
      'query Q($filter: ImprovementOrderFilter = { underEmbargo: true }) { improvementOrders(filter: $filter) { edges { cursor } } }',
      {},
    ],
    [
      'an input field that never was, in a variable',
      'query Q($filter: ImprovementOrderFilter) { improvementOrders(filter: $filter) { edges { cursor } } }',
      { filter: { nothing: false } },
    ],
    [
      'a value for an input field, in a variable of its own',
      'query Q($flag: Boolean) { improvementOrders(filter: { underEmbargo: $flag }) { edges { cursor } } }',
      {},
    ],
    [
      'an enum as the type of a variable',
      'query Q($outcome: ImprovementOrderOutcome) { receivingEntities(filter: { size: $outcome }) { edges { cursor } } }',
      {},
    ],
    ['the schema’s own SDL', '{ _service { sdl } }', {}],
    ['introspection', '{ __schema { types { name } } }', {}],
    ['introspection of one type', '{ __type(name: "ReceivingEntity") { name } }', {}],
    [
      'a fragment on federation’s own union',
      `${refer} { ... on _Entity { __typename } } }`,
      { representations: [] },
    ],
    [
      'a reference that is written out',
      '{ _entities(representations: [{ __typename: "ReceivingEntity", id: "1" }]) { __typename } }',
      {},
    ],
  ])('%s', async (_what, query, variables) => {
    expectUnfitting(await subgraph.ask('public', query, variables));
  });

  it('and Japan’s agency, which may see them, gets its answer', async () => {
    const { errors, data } = await subgraph.ask(
      'japan_isa',
      'query Q($filter: ImprovementOrderFilter) { improvementOrders(filter: $filter) { edges { node { followUp { note } receivingEntity { telephone } } } } }',
      { filter: { underEmbargo: true } },
    );
    expect(errors).toEqual([]);
    expect(data.improvementOrders.edges).toHaveLength(1);
  });

  it('even to an agency, the schema’s own SDL and introspection are refused', async () => {
    for (const query of ['{ _service { sdl } }', '{ __schema { types { name } } }'])
      for (const audience of audienceIds) expectUnfitting(await subgraph.ask(audience, query));
  });
});

describe('references to entities', () => {
  const asked = (audience: AudienceId, fields: string, representations: unknown) =>
    subgraph.ask(audience, `${refer} { __typename ${fields} } }`, { representations });

  it.each([
    ['of a type that never was', [{ __typename: 'Nothing', id: '1' }]],
    ['of a type that is no entity', [{ __typename: 'PageInfo', hasNextPage: true }]],
    ['of an enum', [{ __typename: 'EntitySize', id: '1' }]],
    ['of federation’s own union', [{ __typename: '_Entity', id: '1' }]],
    ['of the root', [{ __typename: 'Query', id: '1' }]],
    ['without a type', [{ id: '1' }]],
    ['with a type that is no text', [{ __typename: ['ReceivingEntity'], id: '1' }]],
    ['that are no objects', [5, 'x', true]],
    ['that are lists', [[{ __typename: 'ReceivingEntity', id: idOf('entity', 1) }]]],
    [
      'one of which is wrong',
      [{ __typename: 'ReceivingEntity', id: idOf('entity', 1) }, { __typename: 'Nothing' }],
    ],
    [
      'of a restricted type, which is no entity either',
      [{ __typename: 'ImprovementOrderFollowUp', note: 'x' }],
    ],
  ])('%s are refused whole', async (_what, representations) => {
    for (const audience of ['public', 'japan_isa'] as const)
      expectUnfitting(await asked(audience, '', representations));
  });

  it.each([
    ['nobody’s id', idOf('entity', 99)],
    ['an id that is none', 'x'],
    ['no id', undefined],
    ['a number', 5],
    ['an object', { id: idOf('entity', 1) }],
    ['a list', [idOf('entity', 1)]],
    ['NUL', `${idOf('entity', 1)}\0`],
    ['half a surrogate', '\ud800'],
    ['a very long one', 'x'.repeat(1_000_000)],
    ['another register’s id', idOf('order', 1)],
  ])('with %s lead to nothing', async (_what, id) => {
    const { text } = await asked('japan_isa', '... on ReceivingEntity { name }', [
      { __typename: 'ReceivingEntity', id },
    ]);
    expect(text).toBe('{"data":{"_entities":[null]}}\n');
  });

  it('take their facts from the database, whatever they say themselves', async () => {
    const forged = {
      __typename: 'ReceivingEntity',
      id: idOf('entity', 1),
      name: 'forged',
      corporateNumber: '0',
      synthetic: false,
      industryFieldCodes: ['care'],
      improvementOrders: [{ reason: 'forged' }],
    };
    const { data } = await asked(
      'public',
      '... on ReceivingEntity { name corporateNumber synthetic improvementOrders { reason } }',
      [forged],
    );
    expect(data._entities).toEqual([
      {
        __typename: 'ReceivingEntity',
        name: '架空食品株式会社1',
        corporateNumber: entityRow(1)['corporateNumber'],
        synthetic: true,
        improvementOrders: [{ reason: orderRow(1)['reason'] }],
      },
    ]);
  });

  it('that claim an order is open do not open it', async () => {
    const { text } = await asked('public', '... on ImprovementOrder { orderDate }', [
      {
        __typename: 'ImprovementOrder',
        id: idOf('order', 2),
        publicNoticeDate: '2026-01-01',
        orderDate: '2026-01-01',
      },
    ]);
    expect(text).toBe('{"data":{"_entities":[null]}}\n');
  });

  it('to what another subgraph keeps stand for an id alone', async () => {
    const { data } = await asked('public', '... on SendingAgency { id publicationInJapan { name } }', [
      { __typename: 'SendingAgency', id: idOf('agency', 1), publicationInJapan: { name: 'forged' } },
      { __typename: 'SendingAgency', id: 'x' },
    ]);
    expect(data._entities).toEqual([
      { __typename: 'SendingAgency', id: idOf('agency', 1), publicationInJapan: null },
      null,
    ]);
  });
});

it('a clearance for the public gets what the public may see, through either party’s gateway', async () => {
  for (const key of [japanese, kyrgyz]) {
    const clearance = await signClearance(key, 'japan', 'public');
    const response = await subgraph.send(clearance, {
      method: 'POST',
      body: JSON.stringify({ query: '{ improvementOrders { edges { node { id } } } }' }),
    });
    expect(await response.json()).toEqual({
      data: { improvementOrders: { edges: [{ node: { id: idOf('order', 1) } }] } },
    });
  }
});

it('every audience is told the same of a public record', async () => {
  const query =
    '{ receivingEntities(first: 1) { edges { cursor node { id name corporateNumber synthetic } } } }';
  const answers = await Promise.all(
    audienceIds.map(async (audience) => (await subgraph.ask(audience, query)).text),
  );
  expect(new Set(answers).size).toBe(1);
  expect(Object.keys(audiences)).toHaveLength(answers.length);
});
