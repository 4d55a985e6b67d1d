import { describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, exportJWK, generateKeyPair } from 'jose';
import { authenticate } from '../../../gateway/clearance/authenticate.ts';
import { VerifiedTokens } from '../../../gateway/clearance/verified-tokens.ts';
import { openTokenIssuer, tokenAudience } from '../world/token-issuer.ts';

/** Rules whose key can be taken away, and whose clock stands where it is put. */
const openRules = async () => {
  const issuer = await openTokenIssuer();
  const answer = await fetch(`${issuer.url}/jwks`);
  const good = createLocalJWKSet((await answer.json()) as Parameters<typeof createLocalJWKSet>[0]);
  const { publicKey } = await generateKeyPair('ES256', { extractable: true });
  const other = createLocalJWKSet({
    keys: [{ ...(await exportJWK(publicKey)), kid: 'issuer-1', alg: 'ES256' }],
  });
  const clock = { time: Date.now(), keys: good };
  const rules = {
    keys: (...given: Parameters<typeof good>) => clock.keys(...given),
    issuer: issuer.url,
    audience: tokenAudience,
    now: () => clock.time,
    verified: new VerifiedTokens(),
  };
  const ask = (token: string) => authenticate([`Bearer ${token}`], rules).then(({ id }) => id);
  return { issuer, clock, ask, takeKeyBack: () => (clock.keys = other) };
};

describe('a token that passed a moment ago', () => {
  it('is believed without its key, for half a minute and no longer', async () => {
    const { issuer, clock, ask, takeKeyBack } = await openRules();
    const token = await issuer.token('japan-isa');
    expect(await ask(token)).toBe('japan_isa');
    takeKeyBack();
    clock.time += 29_000;
    expect(await ask(token)).toBe('japan_isa');
    clock.time += 1_001;
    await expect(ask(token)).rejects.toThrow();
    await issuer.close();
  });

  it('is not believed after it has run out', async () => {
    const { issuer, clock, ask } = await openRules();
    const exp = Math.floor(clock.time / 1_000) + 10;
    const token = await issuer.token('japan-isa', { claims: { exp } });
    expect(await ask(token)).toBe('japan_isa');
    clock.time += 16_000;
    await expect(ask(token)).rejects.toThrow();
    await issuer.close();
  });

  it('is checked again where the clock was set back', async () => {
    const { issuer, clock, ask, takeKeyBack } = await openRules();
    const token = await issuer.token('japan-isa');
    expect(await ask(token)).toBe('japan_isa');
    takeKeyBack();
    clock.time -= 1_000;
    await expect(ask(token)).rejects.toThrow();
    await issuer.close();
  });

  it('speaks for itself alone', async () => {
    const { issuer, ask } = await openRules();
    const token = await issuer.token('japan-isa');
    expect(await ask(token)).toBe('japan_isa');
    await expect(ask(`${token.slice(0, -3)}AAA`)).rejects.toThrow();
    expect(await ask(await issuer.token('kyrgyz-ministry'))).toBe('kyrgyzstan_ministry');
    await issuer.close();
  });
});
