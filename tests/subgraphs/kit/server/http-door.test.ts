import { once } from 'node:events';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { audiences } from '../../../../schema/audience.ts';
import { japan } from '../../../../subgraphs/japan/japan.ts';
import { buildSchema } from '../../../../subgraphs/kit/schema/build-schema.ts';
import { graphqlServer } from '../../../../subgraphs/kit/server/graphql-server.ts';
import type { RequestContext } from '../../../../subgraphs/kit/server/request-context.ts';
import type { Fault } from '../../../../subgraphs/kit/server/told-error.ts';

let port = 0;
let close: () => Promise<void>;
let ready = true;
const faults: Fault[] = [];
/** What the database does; no test here asks it anything else. */
let query: RequestContext['query'] = () => Promise.resolve([]);

const secret = 'relation "secret_table" of 10.0.0.7 does not exist';

beforeAll(async () => {
  const { server, stop } = await graphqlServer({
    ...buildSchema(japan),
    verify: (token) => Promise.resolve(token === 'good' ? audiences.japan_isa : undefined),
    sessionAs: () =>
      Promise.resolve({
        query: (sql, parameters) => query(sql, parameters),
        transact: (work) => work((sql, parameters) => query(sql, parameters)),
      }),
    isReady: () => Promise.resolve(ready),
    onFault: (fault) => faults.push(fault),
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
  close = async () => {
    server.close();
    server.closeAllConnections();
    await stop();
  };
});
afterAll(() => close());
beforeEach(() => {
  query = () => Promise.resolve([]);
  faults.length = 0;
});

const json = { 'content-type': 'application/json' };

const send = async (request: RequestInit & { readonly path?: string } = {}) => {
  const response = await fetch(`http://127.0.0.1:${String(port)}${request.path ?? '/graphql'}`, {
    method: 'POST',
    ...request,
    headers: { 'kopuro-clearance': 'good', ...json, ...Object.fromEntries(new Headers(request.headers)) },
  });
  const body = await response.text();
  expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  expect(body).not.toMatch(/\bat .*\.(ts|js)|node_modules|stack/);
  return { status: response.status, body: JSON.parse(body) as Record<string, unknown>, response };
};

const codeOf = (body: Record<string, unknown>) =>
  (body['errors'] as { extensions: { code: string } }[] | undefined)?.map(
    ({ extensions }) => extensions.code,
  );

const good = JSON.stringify({ query: '{ receivingEntities { edges { cursor } } }' });

const answers = async () => {
  const { status, body } = await send({ body: good });
  expect([status, body]).toEqual([200, { data: { receivingEntities: { edges: [] } } }]);
};

describe('the door of a subgraph', () => {
  it('answers a question by POST', answers);

  it('tells nobody how it came to an answer, whoever asks for a trace', async () => {
    const { body } = await send({ body: good, headers: { 'apollo-federation-include-trace': 'ftv1' } });
    expect(Object.keys(body)).toEqual(['data']);
  });

  it.each([
    ['GET', 405],
    ['PUT', 405],
    ['DELETE', 405],
    ['PATCH', 405],
  ])('refuses %s', async (method, status) => {
    const { response, body } = await send({ method, ...(method === 'GET' ? {} : { body: good }) });
    expect([response.status, codeOf(body), response.headers.get('allow')]).toEqual([
      status,
      ['BAD_REQUEST'],
      'POST',
    ]);
    await answers();
  });

  it.each(['/', '/graphql/', '/graphql?query=x', '/health', '/health/ready/x', '//graphql', '/%67raphql'])(
    'knows nothing at %s',
    async (path) => {
      const { status, body } = await send({ path, body: good });
      expect([status, codeOf(body)]).toEqual([404, ['BAD_REQUEST']]);
    },
  );

  it('answers nobody without a clearance, and tells them nothing of their question', async () => {
    for (const request of [
      { body: good },
      { body: '{' },
      { method: 'GET' },
      { headers: { 'content-type': 'x/y' }, body: good },
    ]) {
      const { status, body } = await send({
        ...request,
        headers: { ...request.headers, 'kopuro-clearance': 'bad' },
      });
      expect([status, codeOf(body)]).toEqual([401, ['UNAUTHENTICATED']]);
    }
  });

  it.each([undefined, 'text/plain', 'application/graphql', 'application/jsonx', 'x/application/json'])(
    'refuses a body of type %s',
    async (type) => {
      const { status, body } = await send({
        body: Buffer.from(good),
        headers: { 'content-type': type ?? '' },
      });
      expect([status, codeOf(body)]).toEqual([415, ['BAD_REQUEST']]);
    },
  );

  it('takes a body type with parameters', async () => {
    expect(
      (await send({ body: good, headers: { 'content-type': 'application/json; charset=utf-8' } })).status,
    ).toBe(200);
  });

  it.each([
    ['nothing', ''],
    ['half of it', good.slice(0, -1)],
    ['two of it', `${good}${good}`],
    [
      'text that is no UTF-8',
      Buffer.concat([Buffer.from(good.slice(0, -2)), Buffer.from([0xff]), Buffer.from('"}')]),
    ],
    ['text in UTF-16', Buffer.from(good, 'utf16le')],
    ['NUL', '\0'],
    ['a comment', `/* */ ${good}`],
  ])('refuses a body that is %s', async (_what, body) => {
    const refused = await send({ body });
    expect([refused.status, codeOf(refused.body)]).toEqual([400, ['BAD_REQUEST']]);
    await answers();
  });

  it.each([
    'null',
    '5',
    '"x"',
    '[]',
    `[${good}]`,
    '{}',
    '{"query":5}',
    '{"query":null}',
    '{"query":""}',
    '{"query":{"kind":"Document"}}',
    '{"query":"{ receivingEntities { edges { cursor } } }","variables":"{}"}',
    '{"query":"{ receivingEntities { edges { cursor } } }","variables":[]}',
    '{"query":"{ receivingEntities { edges { cursor } } }","operationName":5}',
    '{"query":"{ receivingEntities { edges { cursor } } }","operationName":"Other"}',
    '{"query":"query A { receivingEntities { edges { cursor } } } query B { receivingEntities { edges { cursor } } }"}',
  ])('refuses %s, which is JSON but no question', async (body) => {
    const refused = await send({ body });
    expect([refused.status, codeOf(refused.body)]).toEqual([400, ['BAD_REQUEST']]);
    await answers();
  });

  it('refuses the digest of a question in place of it', async () => {
    const { body } = await send({ body: '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"0"}}}' });
    expect(codeOf(body)).toEqual(['BAD_REQUEST']);
  });

  it.each([
    '{',
    '{ a',
    'query {',
    '{ receivingEntities(first: ) { x } }',
    '\0',
    '"',
    '{ receivingEntities { edges { cursor } } } }',
  ])('says where %j is no GraphQL', async (written) => {
    const { status, body } = await send({ body: JSON.stringify({ query: written }) });
    expect([status, codeOf(body)]).toEqual([400, ['GRAPHQL_PARSE_FAILED']]);
  });

  it.each([
    '{ x }',
    'mutation { x }',
    'subscription { x }',
    '{ receivingEntities }',
    '{ receivingEntities(first: "x") { edges { cursor } } }',
  ])('says that %s does not fit', async (written) => {
    const { status, body } = await send({ body: JSON.stringify({ query: written }) });
    expect([status, codeOf(body)]).toEqual([400, ['GRAPHQL_VALIDATION_FAILED']]);
  });

  it('refuses a body of more than 4 MiB with 413, and lives', async () => {
    const { status, body } = await send({ body: JSON.stringify({ query: ' '.repeat(4 * 1024 * 1024) }) });
    expect([status, codeOf(body)]).toEqual([413, ['BAD_REQUEST']]);
    await answers();
  });

  it.each([
    ['nested selections', '{ a'.repeat(100_000)],
    ['nested lists', `{ receivingEntities(filter: ${'['.repeat(100_000)}) { edges { cursor } } }`],
    ['many fields', `{ ${'receivingEntities { edges { cursor } } '.repeat(10_000)} }`],
    [
      'fragments that double',
      `{ receivingEntities { ...F0 } } ${Array.from({ length: 100 }, (_, n) => `fragment F${String(n)} on ReceivingEntityConnection { ...F${String(n + 1)} ...F${String(n + 1)} } `).join('')} fragment F100 on ReceivingEntityConnection { __typename }`,
    ],
    [
      'a fragment of itself',
      '{ receivingEntities { ...F } } fragment F on ReceivingEntityConnection { ...F }',
    ],
  ])('survives %s', async (_what, written) => {
    const { status } = await send({ body: JSON.stringify({ query: written }) });
    expect([200, 400]).toContain(status);
    await answers();
  });

  it('survives variables that are nested deep', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const asked =
      'query Q($filter: ReceivingEntityFilter) { receivingEntities(filter: $filter) { edges { cursor } } }';
    for (const variables of [`{"filter":${deep}}`, `{"filter":{"name":${deep}}}`, `{"other":${deep}}`]) {
      const { status } = await send({ body: `{"query":${JSON.stringify(asked)},"variables":${variables}}` });
      expect([200, 400]).toContain(status);
    }
    await answers();
  });

  it('says of variables that do not fit which and why, in terms of what the caller may see', async () => {
    const asked = 'query Q($first: Int!) { receivingEntities(first: $first) { edges { cursor } } }';
    for (const first of [undefined, null, 'x', 1.5, 2 ** 40, {}, []]) {
      const { status, body } = await send({ body: JSON.stringify({ query: asked, variables: { first } }) });
      expect([first, status, codeOf(body)]).toEqual([first, 400, ['BAD_USER_INPUT']]);
    }
  });

  it('tells nothing of a fault of the database but that a part has no answer; its log, the kind and code', async () => {
    query = () =>
      Promise.reject(Object.assign(new Error(secret), { name: 'QueryFailedError', code: '42P01' }));
    const { status, body } = await send({ body: good });
    expect(status).toBe(200);
    expect(body).toEqual({
      data: { receivingEntities: null },
      errors: [
        {
          message: 'the subgraph could not answer this part',
          path: ['receivingEntities'],
          extensions: { code: 'INTERNAL' },
        },
      ],
    });
    expect(faults).toEqual([{ name: 'QueryFailedError', code: '42P01' }]);
    query = () => Promise.resolve([]);
    await answers();
  });

  it('tells nothing of a value that does not fit its field', async () => {
    query = <Row>() =>
      Promise.resolve([
        { id: 'x', synthetic: secret, position: { value: 'x', id: 'x' } },
      ] as unknown as Row[]);
    const { body } = await send({
      body: JSON.stringify({ query: '{ receivingEntities { edges { node { synthetic name } } } }' }),
    });
    expect(codeOf(body)).toEqual(['INTERNAL']);
    expect(JSON.stringify(body)).not.toContain('secret_table');
  });

  it('survives one who hangs up in the middle of a question, and does not log it', async () => {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(
      'POST /graphql HTTP/1.1\r\nhost: x\r\nkopuro-clearance: good\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{',
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    await once(socket, 'close');
    await answers();
    expect(faults).toEqual([]);
  });

  it('survives what is no HTTP', async () => {
    const socket = connect(port, '127.0.0.1');
    socket.write('\0\0\0 nonsense\r\n\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 400/);
    await answers();
  });

  it('says whether its database answers', async () => {
    ready = true;
    expect(await send({ path: '/health/ready', method: 'GET' })).toMatchObject({
      status: 200,
      body: { status: 'ready' },
    });
    ready = false;
    expect(await send({ path: '/health/ready', method: 'GET' })).toMatchObject({
      status: 503,
      body: { status: 'not ready' },
    });
    ready = true;
  });
});
