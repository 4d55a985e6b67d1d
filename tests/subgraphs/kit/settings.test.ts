import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  readDatabaseSettings,
  readMigrationSettings,
  readRelaySettings,
  readServeSettings,
  SettingFault,
} from '../../../subgraphs/kit/settings.ts';

let folder = '';
let sound: Readonly<Record<string, string>> = {};
const url = 'postgres://kopuro@db.example:5433/japan';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kopuro-settings-'));
  const file = async (name: string, text: string) => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };
  sound = {
    JAPAN_DATABASE_URL: url,
    LOGIN_SECRET_FILE: await file('secret', `${'0f'.repeat(32)}\n`),
    GATEWAY_TRUST_FILE: await file('trust', '[]'),
  };
  await file('short', '0f'.repeat(31));
  await file('text', 'x'.repeat(64));
  await file('password', 'a:b/c@d\n');
});
afterAll(() => rm(folder, { recursive: true }));

const read = (given: Readonly<Record<string, string | undefined>>) =>
  readServeSettings('japan', 4001, { ...sound, ...given });

describe('the settings of a subgraph', () => {
  it('have defaults for host and port, also where they are empty', () => {
    for (const none of [undefined, ''])
      expect(read({ HOST: none, PORT: none })).toMatchObject({
        host: '127.0.0.1',
        port: 4001,
        databaseUrl: url,
        loginSecret: Buffer.alloc(32, 0x0f),
      });
  });

  it('of a relay hold its own secret, and of a migration that one too where it is given', () => {
    const relay = { JAPAN_DATABASE_URL: url, RELAY_SECRET_FILE: sound['LOGIN_SECRET_FILE'] };
    const relaySecret = Buffer.alloc(32, 0x0f);
    expect(readRelaySettings('japan', relay)).toEqual({ databaseUrl: url, relaySecret });
    expect(() => readRelaySettings('japan', { ...sound })).toThrow('RELAY_SECRET_FILE is not set');
    expect(readMigrationSettings('japan', { ...sound, ...relay })).toMatchObject({ relaySecret });
    expect(readMigrationSettings('japan', sound)).not.toHaveProperty('relaySecret');
  });

  it('take a port and a host', () => {
    expect(read({ HOST: '::1', PORT: '0' })).toMatchObject({ host: '::1', port: 0 });
  });

  it.each([
    ['the socket of a server', 'postgres://postgres:secret@/japan?host=/tmp/x'],
    ['a server without a login', 'postgresql://db.example/japan'],
  ])('take the URL of %s', (_what, given) => {
    expect(read({ JAPAN_DATABASE_URL: given }).databaseUrl).toBe(given);
  });

  it('take the database’s password from a file, whatever it is made of', () => {
    expect(read({ DATABASE_PASSWORD_FILE: join(folder, 'password') }).databaseUrl).toBe(
      'postgres://kopuro:a%3Ab%2Fc%40d@db.example:5433/japan',
    );
    const given = {
      JAPAN_DATABASE_URL: 'postgres://kopuro@db/$1$&',
      DATABASE_PASSWORD_FILE: join(folder, 'password'),
    };
    expect(read(given).databaseUrl).toBe('postgres://kopuro:a%3Ab%2Fc%40d@db/$1$&');
  });

  it.each([
    ['PORT', 'x', 'PORT is x: give a number from 0 to 65535'],
    ['PORT', '65536', 'PORT is 65536: give a number from 0 to 65535'],
    ['PORT', '-1', 'PORT is -1: give a number from 0 to 65535'],
    [
      'JAPAN_DATABASE_URL',
      undefined,
      'JAPAN_DATABASE_URL is not set: give the URL of the database, postgres://',
    ],
    ['JAPAN_DATABASE_URL', '', 'JAPAN_DATABASE_URL is not set'],
    ['JAPAN_DATABASE_URL', 'mysql://x/y', 'JAPAN_DATABASE_URL is no PostgreSQL URL: give postgres://'],
    [
      'JAPAN_DATABASE_URL',
      'postgres://db.example',
      'JAPAN_DATABASE_URL is no PostgreSQL URL: give postgres://',
    ],
    [
      'LOGIN_SECRET_FILE',
      undefined,
      'LOGIN_SECRET_FILE is not set: give a file with at least 32 random bytes',
    ],
    [
      'LOGIN_SECRET_FILE',
      '/nowhere/secret',
      'LOGIN_SECRET_FILE names /nowhere/secret, which cannot be read (ENOENT)',
    ],
    [
      'LOGIN_SECRET_FILE',
      'short',
      'holds no secret: give a file with at least 32 random bytes in hexadecimal digits',
    ],
    ['LOGIN_SECRET_FILE', 'text', 'holds no secret'],
    ['GATEWAY_TRUST_FILE', undefined, 'GATEWAY_TRUST_FILE is not set: give the file of the gateway keys'],
    [
      'DATABASE_PASSWORD_FILE',
      '/nowhere/x',
      'DATABASE_PASSWORD_FILE names /nowhere/x, which cannot be read (ENOENT)',
    ],
  ])('where %s is %j, are refused with its name and the mend', (name, value, message) => {
    const given = value === 'short' || value === 'text' ? join(folder, value) : value;
    expect(() => read({ [name]: given })).toThrow(SettingFault);
    expect(() => read({ [name]: given })).toThrow(message);
  });

  it('tell no secret in any message', () => {
    const secret = 'postgres://kopuro:hunter2@db.example';
    expect(() => read({ JAPAN_DATABASE_URL: secret })).toThrow(/^((?!hunter2).)*$/);
  });

  it('of migration and import are each subgraph’s own', () => {
    expect(() => readDatabaseSettings('kyrgyzstan', sound)).toThrow('KYRGYZSTAN_DATABASE_URL is not set');
    expect(readDatabaseSettings('japan', sound).databaseUrl).toBe(url);
  });
});
