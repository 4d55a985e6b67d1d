import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { quietTraffic } from '../../../gateway/traffic/traffic-settings.ts';
import { openWorld } from '../world/open-world.ts';
import type { Seen, World } from '../world/open-world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld(undefined, {
    traffic: { ...quietTraffic, anonymousPerMinute: 3, trustedProxies: ['127.0.0.1'] },
  });
});
afterAll(() => world.close());

/** Asks by GET as the address that the proxy names. */
const askFrom = (forwarded: string, headers: Record<string, string> = {}): Promise<Seen> =>
  world.send('/graphql?query=%7B__typename%7D', { headers: { 'x-forwarded-for': forwarded, ...headers } });
const askTimes = async (times: number, forwarded: string): Promise<readonly Seen[]> => {
  const all: Seen[] = [];
  for (let time = 0; time < times; time += 1) all.push(await askFrom(forwarded));
  return all;
};

describe('who asks without a token', () => {
  it('more often than the limit is refused with 429, in one shape that tells nothing of the others', async () => {
    const seen = await askTimes(5, '192.0.2.1');
    expect(seen.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429]);
    const [one, other] = seen.slice(3);
    expect(one?.body).toEqual({
      errors: [
        {
          message: 'Too many requests came from this address; try again later, or with a token.',
          extensions: { code: 'TOO_MANY_REQUESTS' },
        },
      ],
    });
    expect(one?.headers.get('retry-after')).toBe('30');
    expect(one?.headers.get('cache-control')).toBe('no-store');
    expect([other?.text, other?.headers.get('retry-after')]).toEqual([one?.text, '30']);
  });

  it('is counted at every door that takes questions, before anything is read', async () => {
    await askTimes(3, '192.0.2.2');
    const headers = { 'x-forwarded-for': '192.0.2.2' };
    const asked = world.subgraphs.japan.asked.length;
    const post = await world.send('/graphql', { method: 'POST', headers, body: 'x'.repeat(3_000_000) });
    expect(post.status).toBe(429);
    expect((await world.send('/schema.graphql', { headers })).status).toBe(429);
    expect((await world.send('/health/live', { headers })).status).toBe(200);
    expect(world.subgraphs.japan.asked.length).toBe(asked);
  });

  it('does not lessen what another may ask', async () => {
    await askTimes(9, '192.0.2.3');
    expect((await askFrom('192.0.2.4')).status).toBe(200);
  });

  it('does not lessen what a cleared caller at the same address may ask', async () => {
    await askTimes(9, '192.0.2.5');
    const authorization = `Bearer ${await world.issuer.token('japan-isa')}`;
    for (let time = 0; time < 9; time += 1)
      expect((await askFrom('192.0.2.5', { authorization })).status).toBe(200);
  });

  it('is the address that the trusted proxy adds, whatever the caller claims before it', async () => {
    await askTimes(3, '192.0.2.6');
    expect((await askFrom('203.0.113.9, 192.0.2.6')).status).toBe(429);
  });

  it('is the proxy itself where what it says is no address', async () => {
    const seen = [await askTimes(2, 'nobody'), await askTimes(2, '<script>')].flat();
    expect(seen.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
  });
});

it('nobody’s word on an address is taken where no proxy is trusted', async () => {
  const alone = await openWorld(undefined, { traffic: { ...quietTraffic, anonymousPerMinute: 3 } });
  try {
    const seen: number[] = [];
    for (const address of ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4'])
      seen.push(
        (await alone.send('/graphql?query=%7B__typename%7D', { headers: { 'x-forwarded-for': address } }))
          .status,
      );
    expect(seen).toEqual([200, 200, 200, 429]);
  } finally {
    await alone.close();
  }
});
