import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { SignJWT, createLocalJWKSet, importJWK, jwtVerify, type JSONWebKeySet, type JWK } from 'jose';
import { makeDevelopmentKeys } from '../../../local/start/development-keys.ts';
import { parties } from '../../../schema/audience.ts';
import { readWebhookKey } from '../../../subgraphs/kit/webhook/read-webhook-key.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const folder = temporaryFolder();
afterAll(() => {
  folder.remove();
});

interface PrivateRow {
  readonly party: string;
  readonly kid: string;
  readonly privateKey: JWK;
}
interface PublicRow {
  readonly party: string;
  readonly kid: string;
  readonly publicKey: JWK;
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

describe('the development keys', () => {
  it('are one pair for each party, of which the subgraphs get the public half alone', async () => {
    const files = await makeDevelopmentKeys(join(folder.path, 'keys'));
    const own = read(files.gatewayKeys) as PrivateRow[];
    const trusted = read(files.gatewayTrust) as PublicRow[];
    expect(own.map(({ party }) => party)).toEqual(['JAPAN', 'KYRGYZSTAN']);
    expect(trusted.map(({ party, kid }) => [party, kid])).toEqual(own.map(({ party, kid }) => [party, kid]));
    expect(readFileSync(files.gatewayTrust, 'utf8')).not.toContain('"d"');
    for (const [index, { privateKey }] of own.entries()) {
      const token = await new SignJWT()
        .setProtectedHeader({ alg: 'EdDSA' })
        .sign(await importJWK(privateKey, 'EdDSA'));
      const verify = async (row: PublicRow | undefined) =>
        jwtVerify(token, await importJWK(row?.publicKey ?? {}, 'EdDSA'));
      await expect(verify(trusted[index])).resolves.toBeDefined();
      await expect(verify(trusted[1 - index])).rejects.toThrow('signature verification failed');
    }
  });

  it('let each party’s relay sign webhooks, which the published key set verifies', async () => {
    const files = await makeDevelopmentKeys(join(folder.path, 'keys'));
    const published = createLocalJWKSet(read(files.webhookKeySet) as JSONWebKeySet);
    expect(readFileSync(files.webhookKeySet, 'utf8')).not.toContain('"d"');
    for (const party of parties) {
      const key = await readWebhookKey({ WEBHOOK_KEY_FILE: files.webhookKey(party) });
      const { kid, key: privateKey } = key ?? { kid: '', key: new Uint8Array() };
      const token = await new SignJWT().setProtectedHeader({ alg: 'EdDSA', kid }).sign(privateKey);
      await expect(jwtVerify(token, published)).resolves.toBeDefined();
    }
    expect(await readWebhookKey({})).toBeUndefined();
    const isNone = /WEBHOOK_KEY_FILE .* holds no key: give a private Ed25519 key/;
    await expect(readWebhookKey({ WEBHOOK_KEY_FILE: files.relaySecret })).rejects.toThrow(isNone);
    await expect(readWebhookKey({ WEBHOOK_KEY_FILE: files.webhookKeySet })).rejects.toThrow(isNone);
  });

  it('are made once, for their owner’s eyes', async () => {
    const files = await makeDevelopmentKeys(join(folder.path, 'keys'));
    const contents = () =>
      [files.gatewayKeys, files.gatewayTrust, files.loginSecret, files.relaySecret].map((file) =>
        readFileSync(file, 'utf8'),
      );
    const before = contents();
    await makeDevelopmentKeys(join(folder.path, 'keys'));
    expect(contents()).toEqual(before);
    for (const secret of before.slice(2)) expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(before[2]).not.toBe(before[3]);
    for (const file of [files.gatewayKeys, files.gatewayTrust, files.loginSecret, files.relaySecret])
      expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder.path, 'keys')).mode & 0o777).toBe(0o700);
  });
});
