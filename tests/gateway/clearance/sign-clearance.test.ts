import { describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify } from 'jose';
import { readGatewayKeys } from '../../../gateway/clearance/gateway-key.ts';
import { openClearances } from '../../../gateway/clearance/sign-clearance.ts';
import { audiences } from '../../../schema/audience.ts';

const openAt = async (
  clock: { time: number },
  parties: readonly ('JAPAN' | 'KYRGYZSTAN')[] = ['JAPAN', 'KYRGYZSTAN'],
) => {
  const made = await Promise.all(
    parties.map(async (party) => {
      const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true });
      return {
        party,
        kid: `${party}-1`,
        privateKey: await exportJWK(privateKey),
        publicKey: await exportJWK(publicKey),
      };
    }),
  );
  const keys = await readGatewayKeys(JSON.stringify(made));
  const trusted = createLocalJWKSet({ keys: made.map(({ kid, publicKey }) => ({ ...publicKey, kid })) });
  return { clearances: openClearances(Object.values(audiences), keys, () => clock.time), trusted };
};

describe('a clearance', () => {
  it.each([
    ['japan_npa', 'JAPAN-1'],
    ['third_party_otit', 'JAPAN-1'],
    ['kyrgyzstan_center', 'KYRGYZSTAN-1'],
    ['third_party_embassy', 'KYRGYZSTAN-1'],
  ] as const)('of %s is signed by the key %s, for one subgraph and one minute', async (id, kid) => {
    const clock = { time: Date.UTC(2026, 10, 24, 12) };
    const { clearances, trusted } = await openAt(clock);
    const token = (await clearances.get(id)?.forSubgraph('japan')) ?? '';
    const { payload, protectedHeader } = await jwtVerify(token, trusted, {
      algorithms: ['EdDSA'],
      audience: 'japan',
      issuer: 'kopuro-gateway',
      typ: 'kopuro-clearance+jwt',
      currentDate: new Date(clock.time),
    });
    expect(protectedHeader).toEqual({ alg: 'EdDSA', kid, typ: 'kopuro-clearance+jwt' });
    const iat = clock.time / 1000;
    expect(payload).toEqual({
      iss: 'kopuro-gateway',
      aud: 'japan',
      audience: id,
      iat,
      exp: iat + 60,
      jti: expect.any(String),
    });
  });

  it('is used again for less than 20 seconds, for the same audience and subgraph', async () => {
    const clock = { time: 1_800_000_000_000 };
    const { clearances } = await openAt(clock);
    const isa = clearances.get('japan_isa');
    const first = await isa?.forSubgraph('japan');
    clock.time += 19_999;
    expect(await isa?.forSubgraph('japan')).toBe(first);
    expect(await isa?.forSubgraph('kyrgyzstan')).not.toBe(first);
    expect(await clearances.get('japan_mofa')?.forSubgraph('japan')).not.toBe(first);
    clock.time += 1;
    expect(await isa?.forSubgraph('japan')).not.toBe(first);
  });

  it('is not used again when the clock was set back', async () => {
    const clock = { time: 1_800_000_000_000 };
    const { clearances } = await openAt(clock);
    const first = await clearances.get('public')?.forSubgraph('japan');
    clock.time -= 60_000;
    expect(await clearances.get('public')?.forSubgraph('japan')).not.toBe(first);
  });

  it('exists only for audiences that one of the keys may speak for', async () => {
    const { clearances } = await openAt({ time: 0 }, ['KYRGYZSTAN']);
    expect([...clearances.keys()].sort()).toEqual([
      'kyrgyzstan_center',
      'kyrgyzstan_ministry',
      'public',
      'third_party_embassy',
    ]);
  });
});

describe('the key file is refused', () => {
  it.each([
    ['that is no JSON', '{', /not JSON/],
    ['that is empty', '[]', /at least one key/],
    ['with an unknown party', '[{ "party": "FRANCE" }]', /key 1: `party` must be one of JAPAN, KYRGYZSTAN/],
    ['without a key id', '[{ "party": "JAPAN" }]', /key 1: `kid`/],
    [
      'with a public key',
      '[{ "party": "JAPAN", "kid": "a", "privateKey": { "kty": "OKP", "crv": "Ed25519", "x": "AA" } }]',
      /key 1: `privateKey` must be a private Ed25519/,
    ],
    [
      'with a broken key',
      '[{ "party": "JAPAN", "kid": "a", "privateKey": { "kty": "OKP", "crv": "Ed25519", "x": "AA", "d": "c2VjcmV0" } }]',
      /key 1: `privateKey` cannot be imported/,
    ],
  ])('%s, without showing key material', async (_what, text, message) => {
    const refusal = await readGatewayKeys(text).catch((error: unknown) => String(error));
    expect(refusal).toMatch(message);
    expect(refusal).not.toContain('c2VjcmV0');
  });
});
