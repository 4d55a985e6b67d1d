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
  typeof value.publicKey === 'object';

/**
 * Reads the file of trusted gateway keys: `[{ "party": "JAPAN", "kid": "…", "publicKey": <Ed25519 JWK> }]`.
 * @throws SettingFault where the file is not of that form, or trusts nobody.
 */
export const readTrustedKeys = async (path: string): Promise<ReadonlyMap<string, TrustedKey>> => {
  const text = readSettingFile('GATEWAY_TRUST_FILE', path);
  const fault = () =>
    new SettingFault(
      `GATEWAY_TRUST_FILE (${path}) is no list of trusted keys: give [{ "party", "kid", "publicKey" }] with Ed25519 keys`,
    );
  let entries: unknown;
  try {
    entries = JSON.parse(text);
  } catch {
    throw fault();
  }
  if (!Array.isArray(entries) || entries.length === 0 || !entries.every(isEntry)) throw fault();
  const keys = new Map<string, TrustedKey>();
  for (const { party, kid, publicKey } of entries) {
    if (publicKey.crv !== 'Ed25519' || publicKey.d !== undefined || keys.has(kid)) throw fault();
    keys.set(kid, { party, key: await importJWK(publicKey, 'EdDSA') });
  }
  return keys;
};
