import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readSettings } from '../../gateway/config.ts';
import { SettingsFault } from '../../gateway/settings-fault.ts';
import { gatewayKeysText } from './world/open-world.ts';

let folder: string;
let good: Record<string, string>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kopuro-config-'));
  good = {
    SUPERGRAPH_FILE: join(folder, 'supergraph.graphql'),
    GATEWAY_KEYS_FILE: join(folder, 'keys.json'),
  };
  await writeFile(join(folder, 'supergraph.graphql'), 'type Query { a: Int }');
  await writeFile(join(folder, 'keys.json'), await gatewayKeysText(['JAPAN']));
  await writeFile(join(folder, 'broken.json'), '{');
});
afterAll(() => rm(folder, { recursive: true }));

const faultsOf = async (environment: Record<string, string>): Promise<readonly string[]> => {
  const error = await readSettings(environment).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof SettingsFault ? error.faults : [];
};

describe('the settings', () => {
  it('have defaults for one machine', async () => {
    const settings = await readSettings(good);
    expect(settings).toMatchObject({
      host: '127.0.0.1',
      port: 4000,
      supergraph: 'type Query { a: Int }',
      subgraphUrls: {
        japan: 'http://127.0.0.1:4001/graphql',
        kyrgyzstan: 'http://127.0.0.1:4002/graphql',
        cooperation: 'http://127.0.0.1:4003/graphql',
      },
      tokenIssuer: 'http://127.0.0.1:4010',
      tokenAudience: 'urn:kopuro:gateway',
      tokenKeysUrl: new URL('http://127.0.0.1:4010/jwks'),
      traffic: {
        anonymousPerMinute: 6_000,
        trustedProxies: [],
        publicCacheSeconds: 0,
        joinPublicReads: true,
      },
    });
    expect(settings.gatewayKeys.map(({ party, kid }) => ({ party, kid }))).toEqual([
      { party: 'JAPAN', kid: 'JAPAN-1' },
    ]);
  });

  it('are taken from the environment', async () => {
    const settings = await readSettings({
      ...good,
      PORT: '0',
      HOST: '::1',
      JAPAN_SUBGRAPH_URL: 'https://japan.example/graphql',
      TOKEN_ISSUER: 'https://issuer.example/',
      TOKEN_AUDIENCE: 'urn:other',
      ANONYMOUS_REQUESTS_PER_MINUTE: '0',
      TRUSTED_PROXIES: '10.0.0.0/8, ::1',
      PUBLIC_CACHE_SECONDS: '60',
      JOIN_PUBLIC_READS: 'off',
    });
    expect(settings.traffic).toEqual({
      anonymousPerMinute: 0,
      trustedProxies: ['10.0.0.0/8', '::1'],
      publicCacheSeconds: 60,
      joinPublicReads: false,
    });
    expect([settings.port, settings.host, settings.subgraphUrls['japan'], settings.tokenAudience]).toEqual([
      0,
      '::1',
      'https://japan.example/graphql',
      'urn:other',
    ]);
    expect([settings.tokenIssuer, settings.tokenKeysUrl.href]).toEqual([
      'https://issuer.example/',
      'https://issuer.example/jwks',
    ]);
  });

  it.each([
    [{ PORT: 'http' }, 'PORT must be a whole number from 0 to 65535, not "http"'],
    [{ PORT: '70000' }, 'PORT must be a whole number from 0 to 65535, not "70000"'],
    [{ JAPAN_SUBGRAPH_URL: 'japan' }, 'JAPAN_SUBGRAPH_URL must be an http or https address, not "japan"'],
    [
      { KYRGYZSTAN_SUBGRAPH_URL: 'ftp://x' },
      'KYRGYZSTAN_SUBGRAPH_URL must be an http or https address, not "ftp://x"',
    ],
    [{ TOKEN_ISSUER: 'http://user:secret@x' }, 'TOKEN_ISSUER must not hold a user name or password'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of'],
    [{ SUPERGRAPH_FILE: '/nowhere/at.all' }, 'SUPERGRAPH_FILE: the file "/nowhere/at.all" cannot be read'],
    [
      { ANONYMOUS_REQUESTS_PER_MINUTE: 'many' },
      'ANONYMOUS_REQUESTS_PER_MINUTE must be a whole number from 0 to 1000000, not "many"',
    ],
    [{ TRUSTED_PROXIES: '10.0.0.0/8,proxy' }, 'TRUSTED_PROXIES must hold addresses or networks'],
    [{ TRUSTED_PROXIES: '10.0.0.0/33' }, 'TRUSTED_PROXIES must hold addresses or networks'],
    [{ PUBLIC_CACHE_SECONDS: '-1' }, 'PUBLIC_CACHE_SECONDS must be a whole number from 0 to 86400'],
    [{ JOIN_PUBLIC_READS: 'yes' }, 'JOIN_PUBLIC_READS must be one of on, off, not "yes"'],
    [{ GATEWAY_KEYS_FILE: '' }, 'GATEWAY_KEYS_FILE is not set'],
    [{ GATEWAY_KEYS_FILE: '/nowhere/keys' }, 'GATEWAY_KEYS_FILE: the file "/nowhere/keys" cannot be read'],
  ])('%p are refused by name: %s', async (change, message) => {
    const faults = await faultsOf({ ...good, ...change });
    expect(faults.some((fault) => fault.startsWith(message))).toBe(true);
  });

  it('are refused with all their faults at once', async () => {
    const faults = await faultsOf({
      ...good,
      PORT: '-1',
      LOG_LEVEL: 'x',
      GATEWAY_KEYS_FILE: join(folder, 'broken.json'),
    });
    expect(faults).toEqual([
      expect.stringContaining('PORT'),
      expect.stringContaining('LOG_LEVEL'),
      expect.stringMatching(/^GATEWAY_KEYS_FILE: ".*broken\.json": is not JSON$/),
    ]);
  });
});
