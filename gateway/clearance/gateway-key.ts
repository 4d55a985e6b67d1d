import { webcrypto } from 'node:crypto';
import { parties } from '../../schema/audience.ts';
import type { Party } from '../../schema/audience.ts';

/** A key by which this gateway speaks for one party. */
export interface GatewayKey {
  readonly party: Party;
  readonly kid: string;
  readonly privateKey: webcrypto.CryptoKey;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const readKey = async (entry: unknown, index: number): Promise<GatewayKey> => {
  const fault = (text: string) => new Error(`key ${String(index + 1)}: ${text}`);
  if (!isRecord(entry)) throw fault('must be an object with `party`, `kid` and `privateKey`');
  const party = parties.find((candidate) => candidate === entry['party']);
  if (party === undefined) throw fault(`\`party\` must be one of ${parties.join(', ')}`);
  const kid = entry['kid'];
  if (typeof kid !== 'string' || kid === '') throw fault('`kid` must be a text that is not empty');
  const jwk = entry['privateKey'];
  if (!isRecord(jwk) || jwk['kty'] !== 'OKP' || jwk['crv'] !== 'Ed25519' || typeof jwk['d'] !== 'string')
    throw fault('`privateKey` must be a private Ed25519 JWK (kty OKP, crv Ed25519, with d)');
  try {
    const { d, x } = jwk;
    if (typeof x !== 'string') throw new TypeError('it lacks its public half');
    const own = { kty: 'OKP', crv: 'Ed25519', d, x };
    const privateKey = await webcrypto.subtle.importKey('jwk', own, 'Ed25519', false, ['sign']);
    return { party, kid, privateKey };
  } catch {
    // The library's own text may hold parts of the key.
    throw fault('`privateKey` cannot be imported');
  }
};

/**
 * Reads the gateway's signing keys from the text of their file.
 *
 * @throws Error that names the entry and the mend, and never shows key material
 */
export const readGatewayKeys = async (text: string): Promise<readonly GatewayKey[]> => {
  let entries: unknown;
  try {
    entries = JSON.parse(text);
  } catch {
    throw new Error('is not JSON');
  }
  if (!Array.isArray(entries) || entries.length === 0)
    throw new Error('must be a JSON list of at least one key');
  return Promise.all(entries.map(readKey));
};
