import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorld } from '../world/open-world.ts';
import type { World } from '../world/open-world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const json = { 'content-type': 'application/json' };

describe('every response', () => {
  it.each([
    [
      'an answer',
      '/graphql',
      { method: 'POST', headers: json, body: JSON.stringify({ query: '{ __typename }' }) },
    ],
    ['a refusal', '/graphql', {}],
    ['a bad token', '/graphql?query=%7B__typename%7D', { headers: { authorization: 'Bearer x.y.z' } }],
    ['a report of health', '/health/live', {}],
    ['an address that does not exist', '/nothing', {}],
    ['a wrong method', '/graphql', { method: 'PUT' }],
  ])(
    '(%s) is kept by nobody, varies by who asks, and has an id that tells nothing',
    async (_what, path, init) => {
      const ids = await Promise.all(
        [1, 2].map(async () => {
          const { headers } = await world.send(path, init);
          expect(headers.get('cache-control')).toBe('no-store');
          expect(headers.get('vary')).toBe('Authorization');
          expect(headers.get('x-content-type-options')).toBe('nosniff');
          expect(headers.get('access-control-allow-origin')).toBeNull();
          // Compressed, its length would tell how much of it the caller's own text repeats.
          expect(headers.get('content-encoding')).toBeNull();
          return headers.get('x-request-id');
        }),
      );
      expect(ids[0]).toMatch(/^[\da-f-]{36}$/);
      expect(ids[0]).not.toBe(ids[1]);
    },
  );

  it('takes its media type from what the caller prefers', async () => {
    const types = await Promise.all(
      [
        'application/graphql-response+json, application/json;q=0.9',
        'application/json;q=0.5, application/graphql-response+json',
        'text/html, */*;q=0.1',
        'application/graphql-response+json;q=0, application/json',
      ].map(async (accept) => (await world.ask('{ __typename }', { accept })).headers.get('content-type')),
    );
    expect(types).toEqual([
      'application/graphql-response+json; charset=utf-8',
      'application/graphql-response+json; charset=utf-8',
      'application/json; charset=utf-8',
      'application/json; charset=utf-8',
    ]);
    const none = await world.ask('{ __typename }', { accept: 'text/html' });
    expect(none.status).toBe(406);
    expect(none.body.errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
  });
});

describe('addresses and methods', () => {
  it.each([
    ['/nothing', 'GET', 404, null],
    ['/graphql/', 'POST', 404, null],
    ['/graphql/more', 'GET', 404, null],
    ['/graphql', 'PUT', 405, 'GET, POST'],
    ['/graphql', 'DELETE', 405, 'GET, POST'],
    ['/graphql', 'OPTIONS', 405, 'GET, POST'],
    ['/graphql?query=%7B__typename%7D', 'HEAD', 405, 'GET, POST'],
    ['/schema.graphql', 'POST', 405, 'GET'],
    ['/health/ready', 'POST', 405, 'GET'],
  ])('%s by %s: %s', async (path, method, status, allow) => {
    const seen = await world.send(path, { method });
    expect(seen.status).toBe(status);
    expect(seen.headers.get('allow')).toBe(allow);
    if (method !== 'HEAD')
      expect(seen.body.errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_REQUEST']);
  });
});

describe('/schema.graphql', () => {
  it.each([
    [undefined, false],
    ['third-party-otit', false],
    ['kyrgyz-ministry', false],
    ['japan-isa', true],
  ] as const)('shows %s its own view and no other', async (as, hasInspections) => {
    const headers: Record<string, string> =
      as === undefined ? {} : { authorization: `Bearer ${await world.issuer.token(as)}` };
    const seen = await world.send('/schema.graphql', { headers });
    expect(seen.status).toBe(200);
    expect(seen.headers.get('content-type')).toContain('application/graphql');
    expect(seen.text).toContain('type Query {');
    expect(seen.text.includes('inspections')).toBe(hasInspections);
  });
});

describe('/health', () => {
  it('is live, and ready while the planner and every subgraph are', async () => {
    expect((await world.send('/health/live')).body).toEqual({ status: 'live' });
    const ready = await world.send('/health/ready');
    expect([ready.status, ready.body]).toEqual([
      200,
      { status: 'ready', planner: true, subgraphs: { japan: true, kyrgyzstan: true, cooperation: true } },
    ]);
  });

  it('says 503 and which subgraph while one is not', async () => {
    const other = await openWorld();
    try {
      await other.subgraphs.kyrgyzstan.close();
      const report = await other.send('/health/ready');
      expect([report.status, report.body]).toEqual([
        503,
        {
          status: 'not ready',
          planner: true,
          subgraphs: { japan: true, kyrgyzstan: false, cooperation: true },
        },
      ]);
    } finally {
      await other.close().catch(() => undefined);
    }
  });
});

it('logs who asked, how much and how it ended, and nothing of the question or the answer', async () => {
  const before = world.logged.length;
  await world.send('/graphql?query=%7Becho(text:%22canary-address%22)%7D');
  await world.ask('query Canary($t: String!) { canaryAlias: echo(text: $t) }', {
    variables: { t: 'canary-variable' },
    as: 'japan-isa',
  });
  await world.ask('{ canaryField }');
  await world.send('/graphql', { method: 'POST', headers: json, body: 'canary-body' });
  await world.send('/canary-path?x=canary');
  const lines = world.logged.slice(before).map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(JSON.stringify(lines)).not.toMatch(/canary|Bearer|eyJ/i);
  expect(
    lines.map(({ door, audience, coordinates, status, outcome }) => ({
      door,
      audience,
      coordinates,
      status,
      outcome,
    })),
  ).toEqual([
    { door: '/graphql', audience: 'public', coordinates: 2, status: 200, outcome: 'answered' },
    { door: '/graphql', audience: 'japan_isa', coordinates: 2, status: 200, outcome: 'answered' },
    {
      door: '/graphql',
      audience: 'public',
      coordinates: undefined,
      status: 200,
      outcome: ['GRAPHQL_VALIDATION_FAILED'],
    },
    { door: '/graphql', audience: 'public', coordinates: undefined, status: 400, outcome: ['BAD_REQUEST'] },
    { door: 'none', audience: undefined, coordinates: undefined, status: 404, outcome: ['BAD_REQUEST'] },
  ]);
});
