import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import { Fault } from '../fault.ts';
import { keyFiles } from '../keys-folder.ts';
import { tokenNames } from '../token-names.ts';
import { writeWhole } from '../write-whole.ts';

/** The keys that the provider needs, all of them ES256. */
export interface ProviderKeys {
  /** Signs the tokens; private. */
  readonly signing: JWK;
  /** The public half of each client's key, by token name. */
  readonly clients: ReadonlyMap<string, JWK>;
}

/** Reads the keys from a folder, which only its owner can enter; makes those that are not there yet. */
export const readProviderKeys = async (folder: string): Promise<ProviderKeys> => {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o700);
  const files = keyFiles(folder);
  const clients = await Promise.all(
    tokenNames.map(async (name) => [name, publicHalf(await readOrMake(files.clientKey(name)))] as const),
  );
  return { signing: await readOrMake(files.providerKeys), clients: new Map(clients) };
};

const readOrMake = async (file: string): Promise<JWK> => {
  if (existsSync(file)) return readKey(file);
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const kid = await calculateJwkThumbprint(await exportJWK(publicKey));
  const key: JWK = { ...(await exportJWK(privateKey)), kid, alg: 'ES256', use: 'sig' };
  writeWhole(file, `${JSON.stringify(key, undefined, 2)}\n`);
  return key;
};

const readKey = (file: string): JWK => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as JWK;
  } catch {
    throw new Fault(`\`${file}\` holds no key`, 'Delete it; a new one is made at the next start.');
  }
};

const publicHalf = ({ d: _private, ...key }: JWK): JWK => key;
