import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { jwtVerify } from 'jose';
import { KeysUnavailable, openTokenKeys } from '../../../gateway/clearance/token-keys.ts';
import { openWorld } from '../world/open-world.ts';
import { openTokenIssuer } from '../world/token-issuer.ts';
import type { TokenIssuer } from '../world/token-issuer.ts';

describe('the issuer’s keys', () => {
  let issuer: TokenIssuer;
  const clock = { time: Date.now() };
  beforeEach(async () => {
    issuer = await openTokenIssuer();
  });
  afterEach(() => issuer.close());
  const verifier = () => {
    const keys = openTokenKeys(new URL(`${issuer.url}/jwks`), () => clock.time);
    return async (kid: string) => jwtVerify(await issuer.token('japan-isa', { header: { kid } }), keys);
  };

  it('are fetched once for any number of tokens, also of unknown key ids', async () => {
    const verify = verifier();
    await Promise.all(Array.from({ length: 20 }, () => verify('issuer-1')));
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, (_, at) => verify(`unknown-${String(at)}`)),
    );
    expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true);
    expect(issuer.fetches()).toBe(1);
  });

  it('are asked for ever more rarely while they cannot be had, and used as soon as they can', async () => {
    const verify = verifier();
    issuer.available = false;
    const attempt = async (after: number) => {
      clock.time += after;
      await expect(verify('issuer-1')).rejects.toThrow(KeysUnavailable);
      return issuer.fetches();
    };
    expect(await attempt(0)).toBe(1);
    expect(await attempt(900)).toBe(1);
    expect(await attempt(200)).toBe(2);
    expect(await attempt(1_900)).toBe(2);
    expect(await attempt(200)).toBe(3);
    issuer.available = true;
    clock.time += 60_000;
    expect((await verify('issuer-1')).payload.sub).toBe('japan-isa');
  });
});

it('while the keys cannot be had, tokens are refused with 503 and the public is answered', async () => {
  const world = await openWorld();
  try {
    world.issuer.available = false;
    const refused = await world.ask('{ inspections { note } }', { as: 'japan-isa' });
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('30');
    expect(refused.body.errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
    expect(refused.body.data).toBeUndefined();
    expect((await world.ask('{ echo(text: "x") }')).body).toEqual({ data: { echo: 'x' } });
  } finally {
    await world.close();
  }
});
