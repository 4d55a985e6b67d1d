import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair } from 'jose';
import { readTrustedKeys } from '../../../../subgraphs/kit/clearance/trusted-keys.ts';
import { makeGatewayKey, trustFileText } from '../../gateway-keys.ts';

let folder = '';
let path = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kopuro-trust-'));
  path = join(folder, 'trust.json');
});
afterAll(() => rm(folder, { recursive: true }));

const read = async (text: string) => {
  await writeFile(path, text);
  return readTrustedKeys(path);
};

it('reads each key with the party for which it may speak', async () => {
  const keys = [await makeGatewayKey('JAPAN', 'a'), await makeGatewayKey('KYRGYZSTAN', 'b')];
  expect([...(await read(trustFileText(keys)))].map(([kid, { party }]) => [kid, party])).toEqual([
    ['a', 'JAPAN'],
    ['b', 'KYRGYZSTAN'],
  ]);
});

it('names the file and the mend where it is no list of keys', async () => {
  const { publicKey } = await makeGatewayKey('JAPAN');
  const entry = { party: 'JAPAN', kid: 'a', publicKey };
  for (const text of [
    '',
    '{',
    '{}',
    '[]',
    '[null]',
    '[5]',
    JSON.stringify([{ ...entry, party: 'NOBODY' }]),
    JSON.stringify([{ ...entry, kid: 5 }]),
    JSON.stringify([{ ...entry, publicKey: null }]),
    JSON.stringify([{ party: 'JAPAN', kid: 'a' }]),
  ])
    await expect(read(text)).rejects.toThrow(
      `GATEWAY_TRUST_FILE (${path}) is no list of trusted keys: give [{ "party", "kid", "publicKey" }]`,
    );
});

it('refuses a private key, a key of another kind, a broken key and a name given twice', async () => {
  const key = await makeGatewayKey('JAPAN', 'a');
  const entry = { party: 'JAPAN', kid: 'a', publicKey: key.publicKey };
  const ecdsa = await exportJWK((await generateKeyPair('ES256')).publicKey);
  await expect(
    read(JSON.stringify([{ ...entry, publicKey: await exportJWK(key.privateKey) }])),
  ).rejects.toThrow('holds the private key a: take its `d` out, and make a new key');
  await expect(read(JSON.stringify([{ ...entry, publicKey: ecdsa }]))).rejects.toThrow(
    'has a key a that is no Ed25519 public key',
  );
  await expect(
    read(JSON.stringify([{ ...entry, publicKey: { ...key.publicKey, x: 'AA' } }])),
  ).rejects.toThrow('has a key a that is no Ed25519 public key');
  await expect(read(trustFileText([key, key]))).rejects.toThrow('names the key a twice');
});

it('names a file that cannot be read', async () => {
  await expect(readTrustedKeys(join(folder, 'none.json'))).rejects.toThrow(
    /^GATEWAY_TRUST_FILE names .*none\.json, which cannot be read \(ENOENT\)/,
  );
});
