import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { quietTraffic } from '../../../gateway/traffic/traffic-settings.ts';
import { openWorld } from '../world/open-world.ts';
import type { World } from '../world/open-world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
afterEach(() => {
  world.subgraphs.japan.answer = undefined;
});

const address = `/graphql?query=${encodeURIComponent('{ echo(text: "x") }')}`;
const caching = (headers: Headers) => ['cache-control', 'etag', 'vary'].map((name) => headers.get(name));
const none = ['no-store', null, 'Authorization'];

describe('what the public asks by GET', () => {
  it('may be kept by caches, which ask again each time', async () => {
    const seen = await world.send(address);
    expect(seen.body).toEqual({ data: { echo: 'x' } });
    expect(caching(seen.headers)).toEqual([
      'public, max-age=0, must-revalidate',
      expect.stringMatching(/^"[\w-]{43}"$/),
      'Authorization, Accept',
    ]);
  });

  it('is not sent again to who holds it, and is to who holds another', async () => {
    const etag = (await world.send(address)).headers.get('etag') ?? '';
    for (const held of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await world.send(address, { headers: { 'if-none-match': held } });
      expect([again.status, again.text, again.headers.get('content-type')]).toEqual([304, '', null]);
      expect(caching(again.headers)[1]).toBe(etag);
    }
    for (const held of ['"other"', etag.slice(1, -1), ''])
      expect((await world.send(address, { headers: { 'if-none-match': held } })).status).toBe(200);
  });

  it('has a tag for each answer and each media type', async () => {
    const tag = async (text: string, accept: string) =>
      (
        await world.send(`/graphql?query=${encodeURIComponent(`{ echo(text: "${text}") }`)}`, {
          headers: { accept },
        })
      ).headers.get('etag');
    const tags = [
      await tag('x', 'application/json'),
      await tag('y', 'application/json'),
      await tag('x', 'application/graphql-response+json'),
    ];
    expect(new Set(tags).size).toBe(3);
    expect(await tag('x', 'application/json')).toBe(tags[0]);
  });

  it('follows what the subgraph says now, whatever was kept', async () => {
    const etag = (await world.send(address)).headers.get('etag') ?? '';
    world.subgraphs.japan.answer = (response) => {
      response.setHeader('content-type', 'application/json').end('{"data":{"echo":"changed"}}');
    };
    const changed = await world.send(address, { headers: { 'if-none-match': etag } });
    expect([changed.status, changed.text]).toEqual([200, '{"data":{"echo":"changed"}}']);
  });

  it('is kept by nobody where a part of it is missing, or where it was refused', async () => {
    world.subgraphs.japan.answer = (response) => {
      response.writeHead(503).end();
    };
    expect(caching((await world.send(address)).headers)).toEqual(none);
    for (const path of [
      '/graphql?query=%7Bnowhere%7D',
      '/graphql',
      '/graphql?query=mutation%7B__typename%7D',
    ])
      expect(caching((await world.send(path, { headers: { 'if-none-match': '*' } })).headers)).toEqual(none);
  });
});

describe('what is asked with a token, or by POST', () => {
  it.each(['japan-isa', 'kyrgyz-ministry', 'third-party-otit'])('is stored by nobody for %s', async (as) => {
    const authorization = `Bearer ${await world.issuer.token(as)}`;
    const etag = (await world.send(address)).headers.get('etag') ?? '';
    for (const path of [address, '/schema.graphql']) {
      const seen = await world.send(path, { headers: { authorization, 'if-none-match': `${etag}, *` } });
      expect(seen.status).toBe(200);
      expect(caching(seen.headers)).toEqual(none);
    }
  });

  it('is stored by nobody with a token that is refused, or with an empty header', async () => {
    for (const authorization of ['Bearer x.y.z', 'Basic x', '']) {
      const seen = await world.send(address, { headers: { authorization } });
      expect(caching(seen.headers)).toEqual(none);
    }
  });

  it('is stored by nobody by POST', async () => {
    expect(caching((await world.ask('{ echo(text: "x") }')).headers)).toEqual(none);
  });
});

it('the public’s schema may be kept like an answer', async () => {
  const seen = await world.send('/schema.graphql');
  const etag = seen.headers.get('etag') ?? '';
  expect(seen.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
  expect((await world.send('/schema.graphql', { headers: { 'if-none-match': etag } })).status).toBe(304);
});

it('caches answer by themselves for as long as the setting says', async () => {
  const other = await openWorld(undefined, { traffic: { ...quietTraffic, publicCacheSeconds: 60 } });
  try {
    expect((await other.send(address)).headers.get('cache-control')).toBe(
      'public, max-age=60, must-revalidate',
    );
  } finally {
    await other.close();
  }
});
