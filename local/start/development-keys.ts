import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { parties } from '../../schema/audience.ts';
import { keyFiles, type KeyFiles } from '../keys-folder.ts';
import { writeWhole } from '../write-whole.ts';

/** The key set is written last: where it is, the keys are whole. */
const makeWebhookKeys = async (files: KeyFiles): Promise<void> => {
  if (existsSync(files.webhookKeySet)) return;
  const keys = await Promise.all(
    parties.map(async (party) => {
      const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
      const publicJwk = await exportJWK(publicKey);
      const kid = await calculateJwkThumbprint(publicJwk);
      writeWhole(files.webhookKey(party), JSON.stringify({ ...(await exportJWK(privateKey)), kid }));
      return { ...publicJwk, kid, alg: 'EdDSA', use: 'sig' };
    }),
  );
  writeWhole(files.webhookKeySet, JSON.stringify({ keys }));
};

/**
 * Makes this machine's development keys unless they are there: one signing key for each party's gateway and one for its
 * relay, and the secrets that the databases' passwords are derived from. The trust file is written last: where it is, the keys are whole.
 */
export const makeDevelopmentKeys = async (folder: string): Promise<KeyFiles> => {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o700);
  const files = keyFiles(folder);
  for (const secret of [files.loginSecret, files.relaySecret])
    if (!existsSync(secret)) writeWhole(secret, randomBytes(32).toString('hex'));
  await makeWebhookKeys(files);
  if (existsSync(files.gatewayTrust) && existsSync(files.gatewayKeys)) return files;
  const pairs = await Promise.all(
    parties.map(async (party) => {
      const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
      const [privateJwk, publicJwk] = [await exportJWK(privateKey), await exportJWK(publicKey)];
      return { party, kid: await calculateJwkThumbprint(publicJwk), privateJwk, publicJwk };
    }),
  );
  const written = (rows: object[]): string => `${JSON.stringify(rows, undefined, 2)}\n`;
  writeWhole(
    files.gatewayKeys,
    written(pairs.map(({ party, kid, privateJwk }) => ({ party, kid, privateKey: privateJwk }))),
  );
  writeWhole(
    files.gatewayTrust,
    written(pairs.map(({ party, kid, publicJwk }) => ({ party, kid, publicKey: publicJwk }))),
  );
  return files;
};
