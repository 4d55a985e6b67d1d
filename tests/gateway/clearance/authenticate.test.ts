import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateKeyPair } from 'jose';
import type { CryptoKey, JWTHeaderParameters } from 'jose';
import { openWorld } from '../world/open-world.ts';
import type { World } from '../world/open-world.ts';

let world: World;
let strangersKey: CryptoKey;
beforeAll(async () => {
  world = await openWorld();
  strangersKey = (await generateKeyPair('ES256')).privateKey;
});
afterAll(() => world.close());

const query = '{ __schema { queryType { fields { name } } } }';
const ask = (headers: Record<string, string>) =>
  world.send('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
const seconds = () => Math.floor(Date.now() / 1000);
const unsigned = (header: object, claims: object) =>
  [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');

describe('a token is believed', () => {
  it.each([
    ['japan-isa', 'inspections'],
    ['japan-mofa', 'inspections'],
    ['kyrgyz-ministry', 'inquiries'],
  ])('from %s, which then sees its own view', async (name, own) => {
    const seen = await ask({ authorization: `Bearer ${await world.issuer.token(name)}` });
    expect(seen.status).toBe(200);
    expect(seen.text).toContain(own);
  });

  it.each([
    ['that expired three seconds ago, clocks differing by a little', () => ({ exp: seconds() - 3 })],
    ['issued three seconds ahead', () => ({ iat: seconds() + 3 })],
    ['without client_id', () => ({ client_id: undefined })],
  ] as readonly (readonly [string, () => Record<string, unknown>])[])('%s', async (_what, change) => {
    const claims = change();
    const token = await world.issuer.token('japan-isa', { claims });
    expect((await ask({ authorization: `bearer ${token}` })).status).toBe(200);
  });
});

interface Bad {
  readonly what: string;
  readonly name?: string;
  readonly claims?: () => Record<string, unknown>;
  readonly header?: Partial<JWTHeaderParameters>;
  readonly key?: () => CryptoKey | Uint8Array;
}

const badTokens: readonly Bad[] = [
  { what: 'that has expired', claims: () => ({ iat: seconds() - 600, exp: seconds() - 6 }) },
  { what: 'without an expiry', claims: () => ({ exp: undefined }) },
  { what: 'without a time of issue', claims: () => ({ iat: undefined }) },
  { what: 'issued in the future', claims: () => ({ iat: seconds() + 60, exp: seconds() + 600 }) },
  {
    what: 'older than an hour, whatever its expiry',
    claims: () => ({ iat: seconds() - 3_700, exp: seconds() + 600 }),
  },
  { what: 'not valid yet', claims: () => ({ nbf: seconds() + 60 }) },
  { what: 'of another issuer', claims: () => ({ iss: 'http://issuer.invalid' }) },
  { what: 'without an issuer', claims: () => ({ iss: undefined }) },
  { what: 'for another service', claims: () => ({ aud: 'urn:other:service' }) },
  {
    what: 'for us and another service',
    claims: () => ({ aud: ['urn:kopuro:gateway', 'urn:other:service'] }),
  },
  { what: 'for us in a list', claims: () => ({ aud: ['urn:kopuro:gateway'] }) },
  { what: 'for nobody', claims: () => ({ aud: undefined }) },
  { what: 'without our scope', claims: () => ({ scope: 'openid' }) },
  { what: 'with a scope that only begins like ours', claims: () => ({ scope: 'kopuro-admin' }) },
  { what: 'without a scope', claims: () => ({ scope: undefined }) },
  { what: 'of nobody', claims: () => ({ sub: undefined }) },
  { what: 'of an unknown name', name: 'japan-unknown' },
  { what: 'that names an audience by its id', name: 'japan_isa' },
  { what: 'that names the public', name: 'public' },
  { what: 'that names a prototype', name: '__proto__' },
  { what: 'used by another client', claims: () => ({ client_id: 'kyrgyz-center' }) },
  { what: 'of another type', header: { typ: 'JWT' } },
  { what: 'without a type', header: { typ: undefined as never } },
  { what: 'signed by a stranger', key: () => strangersKey },
  {
    what: 'signed by a stranger who brings the key',
    key: () => strangersKey,
    header: { jwk: { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' } },
  },
  {
    what: 'that says where its key is',
    key: () => strangersKey,
    header: { jku: 'http://127.0.0.1:1/jwks', x5u: 'http://127.0.0.1:1/' },
  },
  { what: 'with a key id that the issuer does not have', header: { kid: 'issuer-2' } },
  {
    what: 'signed with a shared secret',
    header: { alg: 'HS256' },
    key: () => new TextEncoder().encode('a secret of thirty-two characters!'),
  },
];

describe('a bad token is refused with 401, and never answered as the public', () => {
  const expectRefusal = (seen: Awaited<ReturnType<typeof ask>>) => {
    expect(seen.status).toBe(401);
    expect(seen.headers.get('www-authenticate')).toMatch(/^Bearer error="invalid_(token|request)"$/);
    expect(seen.body).toEqual({
      errors: [{ message: 'The access token is not valid here.', extensions: { code: 'UNAUTHENTICATED' } }],
    });
  };

  it.each(badTokens)('a token $what', async ({ name = 'japan-isa', claims, header, key }) => {
    const token = await world.issuer.token(name, {
      claims: claims?.() ?? {},
      header: header ?? {},
      ...(key === undefined ? {} : { key: key() }),
    });
    expectRefusal(await ask({ authorization: `Bearer ${token}` }));
    const sdl = await world.send('/schema.graphql', { headers: { authorization: `Bearer ${token}` } });
    expect(sdl.status).toBe(401);
    expect(sdl.text).not.toContain('type Query');
  });

  it.each([
    ['nothing', ''],
    ['no token', 'Bearer'],
    ['a text', 'Bearer japan-isa'],
    ['an unsigned token', `Bearer ${unsigned({ alg: 'none', typ: 'at+jwt' }, { sub: 'japan-isa' })}.`],
    ['another scheme', 'Basic amFwYW4taXNhOng='],
    ['two tokens', 'Bearer a.b.c, Bearer a.b.c'],
    ['a token of the wrong shape', 'Bearer a.b.c'],
    ['a token of the wrong alphabet', 'Bearer a.b.c=='],
  ])('an authorization that holds %s', async (_what, authorization) => {
    expectRefusal(await ask({ authorization }));
  });

  it('two authorizations, the first of them good', async () => {
    const token = await world.issuer.token('japan-isa');
    const { hostname, port } = new URL(world.url);
    const socket = connect(Number(port), hostname);
    socket.write(
      `GET /schema.graphql HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nAuthorization: Bearer ${token}\r\nConnection: close\r\n\r\n`,
    );
    let text = '';
    for await (const chunk of socket) text += String(chunk);
    expect(text).toMatch(/^HTTP\/1\.1 401 /);
    expect(text).not.toContain('type Query');
  });

  it('a signed token with one character changed', async () => {
    const token = await world.issuer.token('kyrgyz-center');
    const [header, , signature] = token.split('.');
    const claims = Buffer.from(JSON.stringify({ sub: 'japan-isa' })).toString('base64url');
    expectRefusal(await ask({ authorization: `Bearer ${String(header)}.${claims}.${String(signature)}` }));
  });

  it('without asking a subgraph, or reading the question', async () => {
    const asked = () =>
      Object.values(world.subgraphs).reduce((sum, { asked: requests }) => sum + requests.length, 0);
    const before = asked();
    const seen = await world.send('/graphql', {
      method: 'POST',
      headers: { authorization: 'Bearer x.y.z', 'content-type': 'text/plain' },
      body: '{',
    });
    expectRefusal(seen);
    expect(asked()).toBe(before);
  });
});

it('a header by which a caller clears itself changes nothing', async () => {
  const claimed = { 'kopuro-clearance': 'x.y.z', 'x-audience': 'japan_isa', 'x-forwarded-user': 'japan-isa' };
  const seen = await world.send('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: 'token=x', ...claimed },
    body: JSON.stringify({ query: '{ echo(text: "clearance") }' }),
  });
  expect(seen.body).toEqual({ data: { echo: 'clearance' } });
  const [sent] = world.subgraphs.japan.asked.filter(({ query: text, variables }) =>
    `${text}${JSON.stringify(variables)}`.includes('clearance'),
  );
  const headers = JSON.stringify(sent?.headers);
  expect(headers).toContain('kopuro-clearance');
  expect(headers).not.toMatch(/x\.y\.z|x-audience|x-forwarded|cookie/);
});
