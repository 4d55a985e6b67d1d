import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { CryptoKey, JWK } from 'jose';
import { audiences } from '../../schema/audience.ts';
import type { AudienceId, Party } from '../../schema/audience.ts';

/** A gateway's key as its own gateway and as a subgraph's file of trusted keys has it. */
export interface GatewayKey {
  readonly party: Party;
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: JWK;
}

/** What a clearance says instead of what it should. */
export interface Misstatement {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
}

export const makeGatewayKey = async (party: Party, kid = `${party}-key`): Promise<GatewayKey> => {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  return { party, kid, privateKey, publicKey: await exportJWK(publicKey) };
};

/** The text of a file of trusted keys. */
export const trustFileText = (keys: readonly GatewayKey[]): string =>
  JSON.stringify(keys.map(({ party, kid, publicKey }) => ({ party, kid, publicKey })));

/** The text of a gateway's own file of keys. */
export const keyFileText = async (keys: readonly GatewayKey[]): Promise<string> =>
  JSON.stringify(
    await Promise.all(
      keys.map(async ({ party, kid, privateKey }) => ({
        party,
        kid,
        privateKey: await exportJWK(privateKey),
      })),
    ),
  );

/** The key of a party that may speak for an audience. */
export const keyFor = (keys: readonly GatewayKey[], audience: AudienceId): GatewayKey => {
  const key = keys.find(({ party }) => audiences[audience].assertedBy.includes(party));
  if (key === undefined) throw new Error(`no key speaks for ${audience}`);
  return key;
};

/** A signed clearance for one subgraph, sound but for what is misstated. A claim that is undefined is left out. */
export const signClearance = (
  key: GatewayKey,
  subgraph: string,
  audience: string,
  { claims = {}, header = {} }: Misstatement = {},
): Promise<string> => {
  const now = Math.floor(Date.now() / 1000);
  const all: Record<string, unknown> = {
    iss: 'kopuro-gateway',
    aud: subgraph,
    audience,
    iat: now,
    exp: now + 60,
    jti: randomUUID(),
    ...claims,
  };
  const stated = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  return new SignJWT(stated)
    .setProtectedHeader({ alg: 'EdDSA', kid: key.kid, typ: 'kopuro-clearance+jwt', ...header })
    .sign(key.privateKey);
};
