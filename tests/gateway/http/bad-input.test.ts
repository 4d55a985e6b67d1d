import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorld } from '../world/open-world.ts';
import type { Seen, World } from '../world/open-world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
afterEach(async () => {
  expect((await world.ask('{ echo(text: "alive") }')).body).toEqual({ data: { echo: 'alive' } });
});

const oneError = (seen: Seen, status: number, code: string) => {
  expect(seen.status).toBe(status);
  expect(seen.headers.get('content-type')).toMatch(/json; charset=utf-8$/);
  expect(Object.keys(seen.body)).toEqual(['errors']);
  expect(seen.body.errors).toHaveLength(1);
  expect(seen.body.errors?.[0]?.extensions).toEqual({ code });
  expect(seen.text).not.toMatch(/ at |node_modules|\.ts:|FST_|SyntaxError|position \d/);
};
const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  world.send('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
const query = '{ echo(text: "x") }';

/** Sends bytes as they are, and gives what came back until either side hung up. */
const raw = async (text: string): Promise<string> => {
  const { hostname, port } = new URL(world.url);
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
  const over = new Promise<void>((resolve) => {
    socket.on('close', resolve);
    // The gateway may hang up while bytes are still on their way.
    socket.on('error', () => undefined);
  });
  socket.write(text);
  await over;
  return answer;
};

describe('a body is refused with 400 and one clear error', () => {
  it.each([
    ['empty', '', /missing/],
    ['no JSON', '{ "query": ', /not valid JSON/],
    ['GraphQL without JSON', query, /not valid JSON/],
    ['a text', '"{ a }"', /one JSON object/],
    ['null', 'null', /one JSON object/],
    ['a batch', JSON.stringify([{ query }, { query }]), /one JSON object/],
    ['with a key twice', `{"query":"{ a }","query":${JSON.stringify(query)}}`, /a key twice/],
    [
      'with a key twice, once escaped',
      `{"query":"{ a }","\\u0071uery":${JSON.stringify(query)}}`,
      /a key twice/,
    ],
    [
      'with a key twice in its variables',
      `{"query":${JSON.stringify(query)},"variables":{"a":[{"b":1,"b":2}]}}`,
      /a key twice/,
    ],
    [
      'nested 200 levels deep',
      `{"query":${JSON.stringify(query)},"variables":{"a":${'['.repeat(200)}${']'.repeat(200)}}}`,
      /100 levels/,
    ],
    ['without a query', '{"variables":{}}', /"query" is missing/],
    [
      'of a persisted query',
      '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"abc"}}}',
      /"query" is missing/,
    ],
    ['with a query that is a number', '{"query":1}', /"query" must be a text/],
    [
      'with a name that is a list',
      `{"query":${JSON.stringify(query)},"operationName":[]}`,
      /"operationName" must be a text/,
    ],
    [
      'with variables that are a list',
      `{"query":${JSON.stringify(query)},"variables":[]}`,
      /"variables" must be an object/,
    ],
    [
      'with variables that are a text',
      `{"query":${JSON.stringify(query)},"variables":"{}"}`,
      /"variables" must be an object/,
    ],
    [
      'with extensions that are a number',
      `{"query":${JSON.stringify(query)},"extensions":1}`,
      /"extensions" must be an object/,
    ],
    ['with a byte order mark', `\uFEFF${JSON.stringify({ query })}`, /not valid JSON/],
  ])('%s', async (_what, body, message) => {
    const seen = await post(body);
    oneError(seen, 400, 'BAD_REQUEST');
    expect(seen.body.errors?.[0]?.message).toMatch(message);
  });

  it('of invalid UTF-8', async () => {
    const bytes = Uint8Array.from([
      ...Buffer.from('{"query":"{ echo(text: \\"'),
      0xc3,
      0x28,
      ...Buffer.from('\\") }"}'),
    ]);
    const seen = await post(bytes);
    oneError(seen, 400, 'BAD_REQUEST');
    expect(seen.body.errors?.[0]?.message).toMatch(/UTF-8/);
  });
});

describe('a body of another kind is refused with 415', () => {
  it.each([
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['several parts', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['GraphQL alone', { 'content-type': 'application/graphql' }],
    ['plain text', { 'content-type': 'text/plain' }],
    ['a kind that is none', { 'content-type': 'json' }],
    ['another charset', { 'content-type': 'application/json; charset=utf-16' }],
    ['compressed', { 'content-encoding': 'gzip' }],
  ] as readonly (readonly [string, Record<string, string>])[])('%s', async (_what, headers) => {
    oneError(await post(JSON.stringify({ query }), headers), 415, 'BAD_REQUEST');
  });

  it.each(['application/json', 'Application/JSON ; Charset="UTF-8"', 'application/json;charset=utf8'])(
    'but %s is read',
    async (type) => {
      expect((await post(JSON.stringify({ query }), { 'content-type': type })).status).toBe(200);
    },
  );
});

describe('a body of more than two million bytes is refused with 413', () => {
  const body = (bytes: number) => {
    const empty = JSON.stringify({ query, extensions: { filler: '' } });
    return JSON.stringify({ query, extensions: { filler: 'x'.repeat(bytes - empty.length) } });
  };
  it('by one byte', async () => {
    oneError(await post(body(2_000_001)), 413, 'OPERATION_TOO_LARGE');
  });
  it('also when its length is not told', async () => {
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    const answer = await raw(
      `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(32)}`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain('"code":"OPERATION_TOO_LARGE"');
  });
  it('but not one byte less', async () => {
    expect((await post(body(2_000_000))).status).toBe(200);
  });
});

describe('a GET is refused', () => {
  const get = (address: string, headers: Record<string, string> = {}) =>
    world.send(`/graphql${address}`, { headers });
  it.each([
    ['without a query', '', 400],
    ['with an empty address', '?', 400],
    ['with a query twice', '?query=%7Ba%7D&query=%7Bb%7D', 400],
    ['with bad percent-encoding', '?query=%7', 400],
    ['with bad UTF-8', '?query=%C3%28', 400],
    ['with variables that are no JSON', `?query=${encodeURIComponent(query)}&variables=%7B`, 400],
    [
      'with variables that hold a key twice',
      `?query=${encodeURIComponent(query)}&variables=${encodeURIComponent('{"a":1,"a":2}')}`,
      400,
    ],
    ['with variables that are a list', `?query=${encodeURIComponent(query)}&variables=[]`, 400],
  ])('%s', async (_what, address, status) => {
    oneError(await get(address), status, 'BAD_REQUEST');
  });

  it.each(['cross-site', 'same-site', 'anything'])('from a page of another site (%s)', async (site) => {
    // `fetch` does not let its caller set this header.
    const text = await raw(
      `GET /graphql?query=%7B__typename%7D HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: ${site}\r\nConnection: close\r\n\r\n`,
    );
    expect(text).toMatch(/^HTTP\/1\.1 403 /);
    expect(text).toContain('BAD_REQUEST');
    expect(text).not.toContain('"data"');
  });

  it('with a mutation, which must come by POST', async () => {
    const before = world.subgraphs.japan.asked.length;
    const seen = await world.askByGet('mutation { greet(name: "x") }');
    oneError(seen, 405, 'BAD_REQUEST');
    expect(seen.headers.get('allow')).toBe('POST');
    const seenAgain = await world.askByGet('query a { echo(text: "x") } mutation b { greet(name: "x") }', {
      operationName: 'b',
    });
    oneError(seenAgain, 405, 'BAD_REQUEST');
    expect(world.subgraphs.japan.asked.length).toBe(before);
  });

  it('but a plus is a space, and operators in the query do not end it', async () => {
    const seen = await get(
      '?operationName=&query=query($t:String!%3D"a?b")%7Becho(text:$t)+more:echo(text:"%2B")%7D',
    );
    expect(seen.body).toEqual({ data: { echo: 'a?b', more: '+' } });
  });
});

describe('a document is refused with one clear error, 400 or by its media type 200', () => {
  const bomb = Array.from(
    { length: 20 },
    (_, at) => `fragment f${String(at)} on Query { ...f${String(at + 1)} ...f${String(at + 1)} }`,
  ).join(' ');
  it.each([
    ['that is no GraphQL', '{', 'GRAPHQL_PARSE_FAILED', /^Syntax Error/],
    ['that is empty', '', 'GRAPHQL_PARSE_FAILED', /^Syntax Error/],
    [
      'of fragments alone',
      'fragment f on Query { holders { name } }',
      'GRAPHQL_VALIDATION_FAILED',
      /no operation/,
    ],
    ['with an unknown field', '{ nobody }', 'GRAPHQL_VALIDATION_FAILED', /"nobody"/],
    ['with a value of the wrong type', '{ echo(text: 1) }', 'GRAPHQL_VALIDATION_FAILED', /String/],
    ['with a selection missing', '{ holders }', 'GRAPHQL_VALIDATION_FAILED', /selection/],
    [
      'of several operations, none of them named',
      'query a { echo(text: "x") } query b { echo(text: "x") }',
      'GRAPHQL_VALIDATION_FAILED',
      /operationName/,
    ],
    ['that is a subscription', 'subscription { echo }', 'GRAPHQL_VALIDATION_FAILED', /no subscription/],
    ['with an alias `__proto__`', '{ __proto__: echo(text: "x") }', 'GRAPHQL_VALIDATION_FAILED', /reserved/],
    [
      'with an alias `__typename`',
      '{ __typename: echo(text: "x") }',
      'GRAPHQL_VALIDATION_FAILED',
      /reserved/,
    ],
    [
      'with a variable `__proto__`',
      'query($__proto__: String!) { echo(text: $__proto__) }',
      'GRAPHQL_VALIDATION_FAILED',
      /reserved/,
    ],
    [
      'with a fragment `__proto__`',
      '{ ...__proto__ } fragment __proto__ on Query { echo(text: "x") }',
      'GRAPHQL_VALIDATION_FAILED',
      /reserved/,
    ],
    ['nested far too deep', `{${'a{'.repeat(900)}b${'}'.repeat(900)}}`, 'OPERATION_TOO_LARGE', /nested/],
    [
      'with a list nested far too deep',
      `{ echo(text: ${'['.repeat(1500)}${']'.repeat(1500)}) }`,
      'OPERATION_TOO_LARGE',
      /nested/,
    ],
    [
      'nested deeper than its tokens go',
      `{${'a{'.repeat(1990)}b${'}'.repeat(1991)}`,
      'OPERATION_TOO_LARGE',
      /nested|tokens/,
    ],
    [
      'with a list nested as deep as its tokens go',
      `{ echo(text: ${'['.repeat(1990)}${']'.repeat(1990)}) }`,
      'OPERATION_TOO_LARGE',
      /nested/,
    ],
    ['of too many tokens', `{ ${'a '.repeat(4001)} }`, 'OPERATION_TOO_LARGE', /4000 tokens/],
    ['with one field too often', `{ ${'echo(text: "x") '.repeat(500)} }`, 'OPERATION_TOO_LARGE', /too often/],
    [
      'with too many aliases',
      `{ ${Array.from({ length: 51 }, (_, at) => `a${String(at)}: echo(text: "x")`).join(' ')} }`,
      'OPERATION_TOO_LARGE',
      /50 aliases/,
    ],
    ['with too many root fields', `{ ${'echo(text: "x") '.repeat(21)} }`, 'OPERATION_TOO_LARGE', /20 root/],
    [
      'with too many directives',
      `{ ${Array.from({ length: 10 }, () => `echo(text: "x") ${'@include(if: true) @skip(if: false) '.repeat(3)}`).join(' ')} }`,
      'GRAPHQL_VALIDATION_FAILED',
      /can only be used once/,
    ],
    [
      'of fragments that multiply',
      `{ ...f0 } ${bomb} fragment f20 on Query { echo(text: "x") }`,
      'OPERATION_TOO_LARGE',
      /1000 fields/,
    ],
    [
      'that introspects over and over',
      `{ __schema { types { ${Array.from({ length: 40 }, (_, at) => `f${String(at)}: fields { args { type { ...t } } type { ...t } }`).join(' ')} } } } fragment t on __Type { kind ofType { kind ofType { kind ofType { kind } } } }`,
      'OPERATION_TOO_LARGE',
      /introspects/,
    ],
  ])('%s', async (_what, document, code, message) => {
    for (const [accept, status] of [
      ['application/json', 200],
      ['application/graphql-response+json', 400],
    ] as const) {
      const seen = await world.ask(document, { accept });
      expect(seen.status).toBe(status);
      expect(seen.headers.get('content-type')).toBe(`${accept}; charset=utf-8`);
      expect(Object.keys(seen.body)).toEqual(['errors']);
      expect([...new Set(seen.body.errors?.map(({ extensions }) => extensions.code))]).toEqual([code]);
      expect(seen.body.errors?.[0]?.message).toMatch(message);
      expect(seen.body.errors?.length).toBeLessThanOrEqual(11);
      expect(seen.text.length).toBeLessThan(6_000);
    }
  });

  it('with a name that no operation has', async () => {
    const seen = await world.ask('query a { echo(text: "x") }', {
      operationName: 'b',
      accept: 'application/graphql-response+json',
    });
    oneError(seen, 400, 'GRAPHQL_VALIDATION_FAILED');
    expect(seen.body.errors?.[0]?.message).toContain('"b"');
  });

  it.each([
    ['missing', {}, /was not provided/],
    ['null', { t: null }, /must not be null/],
    ['of the wrong type', { t: 1 }, /String cannot represent/],
    ['too large a number', { t: 'x', n: 2 ** 40 }, /Int cannot represent/],
  ])('with a variable that is %s', async (_what, variables, message) => {
    const seen = await world.ask('query($t: String!, $n: Int) { echo(text: $t, times: $n) }', {
      variables,
      accept: 'application/graphql-response+json',
    });
    oneError(seen, 400, 'BAD_USER_INPUT');
    expect(seen.body.errors?.[0]?.message).toMatch(message);
  });

  it('with a very long name, of which only the beginning comes back', async () => {
    const seen = await world.ask(`{ ${'x'.repeat(50_000)} }`);
    expect(seen.text.length).toBeLessThan(1_000);
  });

  it('but the standard introspection query is answered', async () => {
    const { getIntrospectionQuery } = await import('graphql');
    const seen = await world.ask(
      getIntrospectionQuery({
        specifiedByUrl: true,
        oneOf: true,
        inputValueDeprecation: true,
        directiveIsRepeatable: true,
        schemaDescription: true,
      }),
    );
    expect(seen.body.errors).toBeUndefined();
    expect(seen.text).toContain('misconductReports');
  });
});

describe('what is no HTTP request is refused in the same shape', () => {
  it.each([
    ['garbage', 'hello\r\n\r\n', 400],
    [
      'two lengths',
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
      400,
    ],
    [
      'a length and chunks',
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
      400,
    ],
    ['headers of 40,000 bytes', `GET /graphql HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(40_000)}\r\n\r\n`, 431],
    [
      'an expectation that nobody meets',
      'POST /graphql HTTP/1.1\r\nHost: x\r\nExpect: 200-ok\r\nContent-Length: 0\r\n\r\n',
      417,
    ],
    ['no host', 'GET /health/live HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['an address that cannot be read', 'GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 400],
  ])('%s', async (_what, text, status) => {
    const answer = await raw(text);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${String(status)} `));
    expect(answer).toContain('"extensions":{"code":"BAD_REQUEST"}');
    expect(answer).not.toMatch(/HPE_|FST_|zz/);
  });

  it('and nothing that stands inside it is read as a request of its own', async () => {
    const inner = 'GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
    const answer = await raw(
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n' +
        `Content-Length: ${String(inner.length + 5)}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${inner}`,
    );
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 400']);
  });
});
