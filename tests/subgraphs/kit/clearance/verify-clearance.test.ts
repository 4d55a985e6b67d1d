import { beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { audienceIds, audiences } from '../../../../schema/audience.ts';
import { clearanceVerifier } from '../../../../subgraphs/kit/clearance/verify-clearance.ts';
import type { TrustedKey } from '../../../../subgraphs/kit/clearance/trusted-keys.ts';
import { importJWK } from 'jose';
import { makeGatewayKey, signClearance } from '../../gateway-keys.ts';
import type { GatewayKey, Misstatement } from '../../gateway-keys.ts';

let japan: GatewayKey;
let kyrgyzstan: GatewayKey;
let stranger: GatewayKey;
let trusted: ReadonlyMap<string, TrustedKey>;

beforeAll(async () => {
  japan = await makeGatewayKey('JAPAN');
  kyrgyzstan = await makeGatewayKey('KYRGYZSTAN');
  // It bears the name of a trusted key.
  stranger = await makeGatewayKey('JAPAN');
  const entry = async ({ kid, party, publicKey }: GatewayKey) =>
    [kid, { party, key: await importJWK(publicKey, 'EdDSA') }] as const;
  trusted = new Map([await entry(japan), await entry(kyrgyzstan)]);
});

const now = Math.floor(Date.now() / 1000);

const accepts = async (
  key: GatewayKey,
  audience: string,
  misstated?: Misstatement,
  at: () => number = Date.now,
): Promise<string | undefined> =>
  (await clearanceVerifier('japan', trusted, at)(await signClearance(key, 'japan', audience, misstated)))?.id;

describe('a clearance', () => {
  it('counts for exactly the audiences for which its key’s party may speak', async () => {
    for (const id of audienceIds)
      for (const key of [japan, kyrgyzstan]) {
        const may = audiences[id].assertedBy.includes(key.party);
        expect([id, key.party, await accepts(key, id)]).toEqual([id, key.party, may ? id : undefined]);
      }
  });

  const misstatements: readonly (readonly [string, Misstatement])[] = [
    ['for another subgraph', { claims: { aud: 'kyrgyzstan' } }],
    ['for several subgraphs', { claims: { aud: ['japan', 'kyrgyzstan'] } }],
    ['for no subgraph', { claims: { aud: undefined } }],
    ['of another issuer', { claims: { iss: 'someone' } }],
    ['without an issuer', { claims: { iss: undefined } }],
    ['for no audience', { claims: { audience: undefined } }],
    ['for an audience that there is not', { claims: { audience: 'japan' } }],
    ['for an audience that is a property of every object', { claims: { audience: 'constructor' } }],
    ['for an audience that is no text', { claims: { audience: ['japan_isa'] } }],
    ['that has expired', { claims: { iat: now - 50, exp: now - 1 } }],
    ['that never expires', { claims: { exp: undefined } }],
    ['without the time of its making', { claims: { iat: undefined } }],
    ['without an id', { claims: { jti: undefined } }],
    ['that lives for longer than a minute', { claims: { iat: now, exp: now + 61 } }],
    ['that was made more than a minute ago', { claims: { iat: now - 62, exp: now + 10 } }],
    ['that will be made', { claims: { iat: now + 30, exp: now + 60 } }],
    ['that counts only later', { claims: { nbf: now + 30 } }],
    ['whose times are texts', { claims: { exp: String(now + 60) } }],
    ['of another type', { header: { typ: 'JWT' } }],
    ['of no type', { header: { typ: undefined } }],
    ['of a key that is not trusted', { header: { kid: 'nobody' } }],
    ['that names no key', { header: { kid: undefined } }],
    ['that names the other party’s key', { header: { kid: 'KYRGYZSTAN-key' } }],
  ];

  it.each(misstatements)('%s does not count', async (_what, misstated) => {
    expect(await accepts(japan, 'japan_isa', misstated)).toBeUndefined();
    expect(await accepts(japan, 'japan_isa')).toBe('japan_isa');
  });

  it('signed by a stranger does not count, whatever key it names', async () => {
    expect(await accepts(stranger, 'japan_isa')).toBeUndefined();
  });

  it.each(['', 'x', 'a.b.c', '..', 'eyJhbGciOiJub25lIn0.e30.', '\0'])(
    'that is none (%j) does not count',
    async (text) => {
      expect(await clearanceVerifier('japan', trusted)(text)).toBeUndefined();
    },
  );

  it('that is missing does not count', async () => {
    expect(await clearanceVerifier('japan', trusted)(undefined)).toBeUndefined();
  });

  it('without a signature, or with one of another algorithm, does not count', async () => {
    const claims = {
      iss: 'kopuro-gateway',
      aud: 'japan',
      audience: 'japan_isa',
      iat: now,
      exp: now + 60,
      jti: '1',
    };
    const header = { kid: japan.kid, typ: 'kopuro-clearance+jwt' };
    const { privateKey } = await generateKeyPair('ES256');
    // The trusted public key, as the secret of a keyed digest.
    const secret = Buffer.from((await exportJWK(japan.privateKey)).x ?? '', 'base64url');
    const verify = clearanceVerifier('japan', trusted);
    for (const token of [
      new UnsecuredJWT(claims).encode(),
      await new SignJWT(claims).setProtectedHeader({ alg: 'ES256', ...header }).sign(privateKey),
      await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', ...header }).sign(secret),
    ])
      expect(await verify(token)).toBeUndefined();
  });

  it('whose claims were changed after it was signed does not count', async () => {
    const [header = '', , signature = ''] = (await signClearance(japan, 'japan', 'public')).split('.');
    const other = (await signClearance(japan, 'japan', 'japan_isa')).split('.')[1] ?? '';
    expect(await clearanceVerifier('japan', trusted)([header, other, signature].join('.'))).toBeUndefined();
  });

  it('counts again and again until its last moment, and from then on no more', async () => {
    let time = Date.now();
    const verify = clearanceVerifier('japan', trusted, () => time);
    const iat = Math.floor(time / 1000);
    const token = await signClearance(japan, 'japan', 'japan_npa', { claims: { iat, exp: iat + 60 } });
    for (const [after, counts] of [
      [0, true],
      [30_000, true],
      [59_999, true],
      [60_000, false],
      [90_000, false],
      // A clock that is set back does not revive what was forgotten, but what counts counts.
      [59_000, true],
    ] as const) {
      time = iat * 1000 + after;
      expect([after, (await verify(token)) !== undefined]).toEqual([after, counts]);
    }
  });

  it('first shown after its last moment does not count either', async () => {
    const iat = now - 100;
    const at = (time: number) => () => time * 1000;
    const misstated = { claims: { iat, exp: iat + 60 } };
    expect(await accepts(japan, 'public', misstated, at(iat + 59))).toBe('public');
    expect(await accepts(japan, 'public', misstated, at(iat + 60))).toBeUndefined();
    expect(await accepts(japan, 'public', misstated, at(iat + 62))).toBeUndefined();
  });

  it('of a gateway whose clock is a little ahead counts', async () => {
    expect(await accepts(japan, 'public', { claims: { iat: now + 4, exp: now + 60 } })).toBe('public');
  });
});
