import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { SignJWT, createRemoteJWKSet, decodeJwt, importJWK, jwtVerify, type JWK } from 'jose';
import { keyFiles, keysFolderIn } from '../../../local/keys-folder.ts';
import { projectFolder } from '../../../local/project-folder.ts';
import { tokenNames } from '../../../local/token-names.ts';
import { freePort } from '../free-port.ts';
import { runProgram } from '../run-program.ts';
import { temporaryFolder } from '../temporary-folder.ts';

jest.setTimeout(60_000);

const entry = 'local/identity-provider/main.ts';
const folder = temporaryFolder();
const keysFolder = keysFolderIn(folder.path);
let issuer = '';
let environment: Record<string, string> = {};
let provider: ChildProcess;

const startProvider = async (): Promise<void> => {
  const child = spawn(process.execPath, [entry], {
    cwd: projectFolder,
    env: {
      ...process.env,
      PORT: environment['IDENTITY_PROVIDER_PORT'],
      KEYS_FOLDER: keysFolder,
      KOPURO_SUPERVISED: '1',
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  provider = child;
  await once(child.stdout, 'data');
};

const stopProvider = async (): Promise<unknown> => {
  const ended = once(provider, 'exit');
  provider.stdin?.end();
  const [code] = (await ended) as [number | null];
  return code;
};

const token = (...given: string[]) => runProgram('local/token/main.ts', given, environment);

beforeAll(async () => {
  const port = await freePort();
  issuer = `http://127.0.0.1:${String(port)}`;
  environment = { DATA_FOLDER: folder.path, IDENTITY_PROVIDER_PORT: String(port) };
  await startProvider();
});

afterAll(async () => {
  await stopProvider();
  folder.remove();
});

/** A request for a token with an assertion signed by a key that may be anybody's. */
const ask = async (name: string, key: JWK, change: Record<string, string> = {}): Promise<Response> => {
  const assertion = await new SignJWT({ jti: crypto.randomUUID() })
    .setProtectedHeader({ alg: 'ES256' })
    .setIssuer(name)
    .setSubject(name)
    .setAudience(issuer)
    .setExpirationTime('1m')
    .sign(await importJWK(key, 'ES256'));
  return fetch(`${issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
      scope: 'kopuro',
      resource: 'urn:kopuro:gateway',
      ...change,
    }),
  });
};

const keyOf = (name: string): JWK =>
  JSON.parse(readFileSync(keyFiles(keysFolder).clientKey(name), 'utf8')) as JWK;

describe('a development token', () => {
  it.each(tokenNames)('for %s passes every rule by which the gateway checks one', async (name) => {
    const { stdout, stderr, code } = await token(name);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    const { payload } = await jwtVerify(stdout.trim(), createRemoteJWKSet(new URL(`${issuer}/jwks`)), {
      algorithms: ['ES256'],
      issuer,
      audience: 'urn:kopuro:gateway',
      typ: 'at+jwt',
      requiredClaims: ['exp', 'iat', 'sub', 'aud', 'iss'],
      maxTokenAge: '1h',
    });
    expect(payload).toMatchObject({ sub: name, client_id: name, aud: 'urn:kopuro:gateway', scope: 'kopuro' });
    expect(Number(payload.exp) - Number(payload.iat)).toBe(3_600);
  });

  it('is refused to a name with another name’s key', async () => {
    const response = await ask('japan-isa', keyOf('kyrgyz-center'));
    expect([response.status, await response.json()]).toMatchObject([401, { error: 'invalid_client' }]);
  });

  it('is refused for another resource', async () => {
    const response = await ask('japan-isa', keyOf('japan-isa'), { resource: 'urn:another' });
    expect([response.status, await response.json()]).toMatchObject([400, { error: 'invalid_target' }]);
  });

  it('has no scope but the gateway’s, so that the gateway refuses a token that asked for another', async () => {
    const response = await ask('japan-isa', keyOf('japan-isa'), { scope: 'nonesuch' });
    const { access_token: issued } = (await response.json()) as { access_token: string };
    expect(decodeJwt(issued)).not.toHaveProperty('scope');
  });
});

describe('the development identity provider', () => {
  it('publishes where its keys are, and no private key', async () => {
    const metadata = (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as Record<
      string,
      unknown
    >;
    expect(metadata).toMatchObject({ issuer, jwks_uri: `${issuer}/jwks`, token_endpoint: `${issuer}/token` });
    const { keys } = (await (await fetch(`${issuer}/jwks`)).json()) as { keys: JWK[] };
    expect(keys).toHaveLength(1);
    expect(keys[0]).not.toHaveProperty('d');
  });

  it('keeps its keys for its owner’s eyes, and across starts', async () => {
    const before = (await token('japan-isa')).stdout.trim();
    for (const name of readdirSync(keysFolder))
      expect(statSync(join(keysFolder, name)).mode & 0o777).toBe(0o600);
    expect(statSync(keysFolder).mode & 0o777).toBe(0o700);
    expect(await stopProvider()).toBe(0);
    await startProvider();
    await expect(jwtVerify(before, createRemoteJWKSet(new URL(`${issuer}/jwks`)))).resolves.toBeDefined();
  });

  it('listens on the loopback address only', async () => {
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of outside)
      await expect(fetch(`${issuer.replace('127.0.0.1', address)}/jwks`)).rejects.toThrow('fetch failed');
    await expect(fetch(`${issuer}/jwks`)).resolves.toBeDefined();
  });

  it('answers an unknown path and a bad request without repeating them', async () => {
    const unknown = await fetch(`${issuer}/<script>`);
    expect([unknown.status, await unknown.text()]).toEqual([404, '{"error":"not_found"}']);
    const bad = await fetch(`${issuer}/auth?client_id=<script>`);
    expect([bad.status, await bad.text()]).toEqual([400, '{"error":"invalid_client"}']);
  });

  it('says so when its port is taken, and when a key is damaged', async () => {
    const again = { PORT: new URL(issuer).port, KEYS_FOLDER: keysFolder };
    expect(await runProgram(entry, [], again)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('its port is taken') as unknown,
    });
    const damaged = temporaryFolder();
    writeFileSync(join(damaged.path, 'identity-provider-keys.json'), '{');
    const ending = await runProgram(entry, [], { PORT: String(await freePort()), KEYS_FOLDER: damaged.path });
    expect(ending).toMatchObject({ code: 1, stderr: expect.stringContaining('holds no key') as unknown });
    damaged.remove();
  });
});

describe('the token command', () => {
  it('names the names when it is asked for another one, or for none', async () => {
    const another = await token('nobody');
    expect(another).toMatchObject({ code: 2, stdout: '' });
    expect(another.stderr).toBe(
      'there is no token for `nobody`\n' +
        '  npm run --silent token -- NAME, with one of: japan-isa, japan-mofa, japan-mhlw, japan-npa, ' +
        'kyrgyz-ministry, kyrgyz-center, third-party-otit, third-party-embassy\n',
    );
    expect(await token()).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^which token\?/) as unknown,
    });
  });

  it('says what to start when the provider does not run', async () => {
    const ending = await runProgram('local/token/main.ts', ['japan-isa'], {
      ...environment,
      IDENTITY_PROVIDER_PORT: String(await freePort()),
    });
    expect(ending).toMatchObject({ code: 1, stdout: '' });
    expect(ending.stderr).toContain('does not answer');
    expect(ending.stderr).toContain('npm start');
  });

  it('says what to start when nothing was ever started', async () => {
    const empty = temporaryFolder();
    const ending = await runProgram('local/token/main.ts', ['japan-isa'], {
      ...environment,
      DATA_FOLDER: empty.path,
    });
    expect(ending).toMatchObject({ code: 1, stdout: '' });
    expect(ending.stderr).toContain('there is no development key yet');
    empty.remove();
  });
});
