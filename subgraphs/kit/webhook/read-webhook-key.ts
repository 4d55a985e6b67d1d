import { importJWK } from 'jose';
import type { JWK } from 'jose';
import { readSettingFile, SettingFault } from '../settings.ts';
import type { WebhookKey } from './sign-notice.ts';

/**
 * The key with which a relay signs what it tells; undefined where none is given, and nothing is told then.
 * @throws SettingFault for a file that holds none
 */
export const readWebhookKey = async (
  environment: Readonly<Record<string, string | undefined>>,
): Promise<WebhookKey | undefined> => {
  const path = environment['WEBHOOK_KEY_FILE'];
  if (path === undefined || path === '') return undefined;
  const text = readSettingFile('WEBHOOK_KEY_FILE', path);
  try {
    const jwk = JSON.parse(text) as JWK;
    const key = await importJWK(jwk, 'EdDSA');
    if (key instanceof Uint8Array || key.type !== 'private' || jwk.kid === undefined)
      throw new Error('no private key with a name');
    return { kid: jwk.kid, key };
  } catch {
    throw new SettingFault(
      `WEBHOOK_KEY_FILE (${path}) holds no key: give a private Ed25519 key as a JWK, with its \`kid\``,
    );
  }
};
