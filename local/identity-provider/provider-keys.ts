import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { audiences } from '../../schema/audience.ts';
import { writeWhole } from '../write-whole.ts';

/** An ES256 key as a private JWK. */
export interface PrivateJwk {
  readonly kty: string;
  readonly crv: string;
  readonly x: string;
  readonly y: string;
  readonly d: string;
  readonly kid: string;
  readonly alg: 'ES256';
  readonly use: 'sig';
}

/** The keys of the development identity provider: its own, and one for each client that may ask it for a token. */
export interface ProviderKeys {
  readonly signing: PrivateJwk;
  readonly clients: Readonly<Record<string, PrivateJwk>>;
}

/** The names that tokens can be had for: every audience but the public. */
export const tokenNames: readonly string[] = Object.values(audiences).flatMap(
  ({ tokenName }) => tokenName ?? [],
);

const newKey = (): PrivateJwk => ({
  ...(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }) as Omit<
    PrivateJwk,
    'kid' | 'alg' | 'use'
  >),
  kid: randomUUID(),
  alg: 'ES256',
  use: 'sig',
});

/** The key without its private part, as it may be published. */
export const publicPart = ({ kty, crv, x, y, kid, alg, use }: PrivateJwk): Omit<PrivateJwk, 'd'> => ({
  kty,
  crv,
  x,
  y,
  kid,
  alg,
  use,
});

const fileIn = (folder: string): string => join(folder, 'identity-provider.json');

/** The keys of a folder, made there once. They are for development on this machine alone. */
export const providerKeys = (folder: string): ProviderKeys => {
  const file = fileIn(folder);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const clients = Object.fromEntries(tokenNames.map((name) => [name, newKey()]));
    writeWhole(file, JSON.stringify({ signing: newKey(), clients }));
  }
  return JSON.parse(readFileSync(file, 'utf8')) as ProviderKeys;
};

/** Whether a folder has keys already; where it has none, nothing was ever started from it. */
export const hasProviderKeys = (folder: string): boolean => existsSync(fileIn(folder));
