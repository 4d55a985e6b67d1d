import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { request } from 'undici';
import { limits } from '../../../gateway/operation/limits.ts';
import { openWorld } from '../../gateway/world/open-world.ts';
import type { World } from '../../gateway/world/open-world.ts';

/*
 * What holds at one door holds at every other. A door that is added to the gateway's front must be named here: the
 * first test compares.
 */

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

interface Door {
  readonly method: 'GET' | 'POST';
  readonly path: string;
}
const candidates: readonly Door[] = [
  '/graphql',
  '/graphql/stream',
  '/graphql/batch',
  '/subscriptions',
].flatMap((path) => (['GET', 'POST'] as const).map((method) => ({ method, path })));
const doors = (): readonly Door[] =>
  candidates.filter(({ method, path }) => world.front.hasRoute({ method, url: path }));
const media = ['application/graphql-response+json', 'application/json', 'text/event-stream'] as const;

/** Sends a question by a door; gives everything that came back as one text. */
const ask = async (
  { method, path }: Door,
  query: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly text: string }> => {
  const { statusCode, body } =
    method === 'GET'
      ? await request(`${world.url}${path}?query=${encodeURIComponent(query)}`, { headers })
      : await request(`${world.url}${path}`, {
          method,
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify({ query }),
        });
  return { status: statusCode, text: await body.text() };
};

const askEverywhere = async (query: string) =>
  Promise.all(
    doors().flatMap((door) =>
      media.map(async (accept) => ({
        by: `${door.method} ${door.path} ${accept}`,
        ...(await ask(door, query, { accept })),
      })),
    ),
  );

it('there is no way in for a question but those that are tried here', () => {
  const routes = world.front
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .filter((line) => /\bgraphql\b|stream|subscri|socket|batch/.test(line))
    .filter((line) => !/schema\.graphql|graphiql/.test(line));
  const tried = new Set(doors().map(({ path }) => path));
  expect(routes.length).toBe(tried.size);
  expect([...tried]).toEqual(['/graphql', '/graphql/stream']);
});

describe('limits hold on every transport', () => {
  const nested = (levels: number): string => `${'{ a '.repeat(levels - 1)}{ b }${' }'.repeat(levels - 1)}`;
  const doubling = Array.from(
    { length: 25 },
    (_, at) => `fragment f${String(at)} on Query { ...f${String(at + 1)} ...f${String(at + 1)} }`,
  ).join(' ');
  it.each([
    ['nesting', nested(limits.nodes)],
    [
      'aliases',
      `{ ${Array.from({ length: limits.aliases + 1 }, (_, at) => `a${String(at)}: echo(text: "x")`).join(' ')} }`,
    ],
    ['root fields', `{ ${'echo(text: "x") '.repeat(limits.roots + 1)} }`],
    ['fragments that double', `{ ...f0 } ${doubling} fragment f25 on Query { echo(text: "x") }`],
    ['tokens', `{ ${'a '.repeat(limits.tokens + 1)} }`],
  ])('of %s', async (_what, query) => {
    const asked = world.subgraphs.japan.asked.length;
    const answers = await askEverywhere(query);
    for (const { by, text } of answers.filter(({ status }) => status !== 406)) {
      expect(`${by} ${text}`).toContain('"code":"OPERATION_TOO_LARGE"');
      expect(text).not.toContain('"data"');
    }
    expect(answers.some(({ status }) => status === 400)).toBe(true);
    expect(world.subgraphs.japan.asked.length).toBe(asked);
  });
});

describe('introspection is of the caller’s view on every transport', () => {
  it.each([
    ['the public', undefined, false],
    ['the immigration services agency', 'japan-isa', true],
  ] as const)('for %s', async (_who, as, isCleared) => {
    const authorization: Readonly<Record<string, string>> =
      as === undefined ? {} : { authorization: `Bearer ${await world.issuer.token(as)}` };
    for (const door of doors())
      for (const accept of media) {
        const { status, text } = await ask(door, getIntrospectionQuery(), { accept, ...authorization });
        if (status === 406) continue;
        expect(text).toContain('SupportOrganization');
        expect(text.includes('riskGrade')).toBe(isCleared);
        expect(text.includes('Inspection')).toBe(isCleared);
        expect(text).not.toMatch(/Recipient|join__|"confidential"/);
      }
  });
});

describe('no other protocol is spoken', () => {
  it.each(['/graphql', '/graphql/stream', '/'])('a WebSocket is not opened at %s', async (path) => {
    const { hostname, port } = new URL(world.url);
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.write(
      [
        `GET ${path} HTTP/1.1`,
        'Host: x',
        'Connection: Upgrade, close',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Protocol: graphql-transport-ws',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
        '',
        '',
      ].join('\r\n'),
    );
    await once(socket, 'close');
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(answer).not.toMatch(/ 101 |sec-websocket-accept/i);
  });
});

const oddKinds = [
  'message/http',
  'text/plain',
  'text/plain; application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=application/json',
  'application/json; charset=x/y, text/plain',
  'x',
  ';',
] as const;

describe.each(oddKinds)('a content type of "%s" opens nothing', (kind) => {
  it('to a GET from another site', async () => {
    for (const site of ['cross-site', 'same-site']) {
      const { status, text } = await ask({ method: 'GET', path: '/graphql' }, '{ __typename }', {
        'content-type': kind,
        'sec-fetch-site': site,
      });
      expect(status).toBe(403);
      expect(text).not.toContain('"data"');
    }
  });

  it('to a mutation by GET', async () => {
    const asked = world.subgraphs.japan.asked.length;
    const { status } = await ask({ method: 'GET', path: '/graphql' }, 'mutation { greet(name: "x") }', {
      'content-type': kind,
    });
    expect(status).toBe(405);
    expect(world.subgraphs.japan.asked.length).toBe(asked);
  });

  it('to a POST, which a form of another site could send', async () => {
    const asked = world.subgraphs.japan.asked.length;
    const { status, text } = await ask(
      { method: 'POST', path: '/graphql' },
      'mutation { greet(name: "x") }',
      {
        'content-type': kind,
      },
    );
    expect(status).toBe(415);
    expect(text).toContain('"code":"BAD_REQUEST"');
    expect(world.subgraphs.japan.asked.length).toBe(asked);
  });
});

it('a body that is small only while compressed is refused unread, whatever it calls its encoding', async () => {
  const query = '{ echo(text: "x") }';
  const bomb = gzipSync(JSON.stringify({ query, extensions: { filler: 'x'.repeat(50_000_000) } }));
  expect(bomb.length).toBeLessThan(100_000);
  for (const encoding of ['gzip', 'GZIP', 'x-gzip', 'br', 'deflate', 'zstd', 'identity, gzip']) {
    const { statusCode, body } = await request(`${world.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': encoding },
      body: bomb,
    });
    expect(statusCode).toBe(415);
    expect(await body.text()).toContain('must not be compressed');
  }
  const { status } = await ask({ method: 'POST', path: '/graphql' }, query, {
    'content-encoding': 'identity',
  });
  expect(status).toBe(200);
});
