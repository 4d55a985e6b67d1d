import { importJWK } from 'jose';
import type { CryptoKey, JWK } from 'jose';
import { parties } from '../../../schema/audience.ts';
import type { Party } from '../../../schema/audience.ts';
import { readSettingFile, SettingFault } from '../settings.ts';

/** A gateway's public key and the party for whose callers it may speak. */
export interface TrustedKey {
  readonly party: Party;
  readonly key: CryptoKey | Uint8Array;
}

interface Entry {
  readonly party: Party;
  readonly kid: string;
  readonly publicKey: JWK;
}

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' &&
  value !== null &&
  'party' in value &&
  parties.some((party) => party === value.party) &&
  'kid' in value &&
  typeof value.kid === 'string' &&
  'publicKey' in value &&
  typeof value.publicKey === 'object' &&
  value.publicKey !== null;

/**
 * Reads the file of trusted gateway keys: `[{ "party": "JAPAN", "kid": "…", "publicKey": <Ed25519 JWK> }]`.
 * @throws SettingFault where the file is not of that form, trusts nobody, or holds a private key.
 */
export const readTrustedKeys = async (path: string): Promise<ReadonlyMap<string, TrustedKey>> => {
  const fault = (what: string) => new SettingFault(`GATEWAY_TRUST_FILE (${path}) ${what}`);
  const entries = parsed(readSettingFile('GATEWAY_TRUST_FILE', path));
  if (!Array.isArray(entries) || entries.length === 0 || !entries.every(isEntry)) {
    throw fault(
      'is no list of trusted keys: give [{ "party", "kid", "publicKey" }] with JAPAN or KYRGYZSTAN and an Ed25519 JWK',
    );
  }
  const keys = new Map<string, TrustedKey>();
  for (const { party, kid, publicKey } of entries) {
    if (publicKey.d !== undefined)
      throw fault(`holds the private key ${kid}: take its \`d\` out, and make a new key`);
    if (keys.has(kid)) throw fault(`names the key ${kid} twice: give each key a \`kid\` of its own`);
    const key =
      publicKey.crv === 'Ed25519' ? await importJWK(publicKey, 'EdDSA').catch(() => undefined) : undefined;
    if (key === undefined)
      throw fault(`has a key ${kid} that is no Ed25519 public key: give its JWK with kty, crv and x`);
    keys.set(kid, { party, key });
  }
  return keys;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
