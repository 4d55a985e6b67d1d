import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase } from '../cluster/test-database.ts';
import type { TestDatabase } from '../cluster/test-database.ts';
import { testLoginSecret, testRelaySecret } from '../cluster/test-database.ts';
import { inOrder, project, readComposeFile } from './compose-file.ts';
import type { ComposeService } from './compose-file.ts';
import { freePorts } from './free-ports.ts';

const compose = readComposeFile();
const run = promisify(execFile);
const countries = ['japan', 'kyrgyzstan', 'cooperation'];

describe('docker-compose.yml', () => {
  it('runs everything of ours on Node 24 with glibc', () => {
    const own = Object.values(compose.services).filter(({ command }) => command !== undefined);
    expect(own).toHaveLength(9);
    for (const { image } of own) expect(image).toMatch(/^node:24-\w+-slim$/);
  });

  it('checks the health of each server, subgraph and of the gateway, and waits for it', () => {
    const served = ['gateway', ...countries, ...countries.map((country) => `${country}-database`)];
    for (const name of served) expect(compose.services[name]?.healthcheck).toBeDefined();
    for (const country of countries) {
      expect(compose.services['gateway']?.depends_on?.[country]?.condition).toBe('service_healthy');
      expect(compose.services[country]?.depends_on?.[`${country}-migration`]?.condition).toBe(
        'service_completed_successfully',
      );
    }
  });

  it('has no secret in an environment, and every secret in a file', () => {
    for (const { environment, secrets = [] } of Object.values(compose.services)) {
      for (const [name, value] of Object.entries(environment ?? {})) {
        if (/SECRET|PASSWORD|KEY|TRUST/.test(name)) expect(value).toMatch(/^\/run\/secrets\//);
        expect(value).not.toMatch(/:\/\/[^/@]+:[^/@]+@/);
      }
      for (const secret of secrets) expect(compose.secrets[secret]?.file).toMatch(/^\.\/secrets\//);
    }
    expect(compose.services['gateway']?.ports).toEqual(['4000:4000']);
  });
});

describe('each service’s own command in its own environment, outside Docker', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kopuro-compose-'));
  const databases = new Map<string, TestDatabase>();
  const ports = new Map<string, number>();
  const processes: ChildProcess[] = [];

  /** What Docker would put in place: the secrets' files, the services' host names, ports that are free here. */
  const outsideDocker = (name: string, value: string): string => {
    const database = /^postgres:\/\/(postgres@)?(\w+)-database:5432\//.exec(value);
    if (database !== null) return databases.get(database[2] ?? '')?.url ?? '';
    if (name === 'PORT') return String(ports.get(value));
    return value
      .replace(/^\/run\/secrets\//, `${folder}/`)
      .replace(/^http:\/\/\w+:(400\d)/, (_all, port: string) => `http://127.0.0.1:${String(ports.get(port))}`)
      .replace(/\$\{\w+:-([^}]*)\}/, '$1')
      .replaceAll(/127\.0\.0\.1:(400\d)/g, (_all, port: string) => `127.0.0.1:${String(ports.get(port))}`);
  };
  const environmentOf = ({ environment = {} }: ComposeService): NodeJS.ProcessEnv => ({
    PATH: process.env['PATH'],
    ...Object.fromEntries(
      Object.entries(environment).map(([name, value]) => [name, outsideDocker(name, value)]),
    ),
    // The tests' server is reached by a URL that has its password in it.
    ...('DATABASE_PASSWORD_FILE' in environment && { DATABASE_PASSWORD_FILE: '' }),
  });

  const start = async (name: string): Promise<void> => {
    const service = compose.services[name];
    if (service?.command === undefined) return;
    const env = environmentOf(service);
    const args = service.command.slice(1);
    if (name.endsWith('-migration')) {
      await run(process.execPath, args, { cwd: project, env });
      return;
    }
    const child = spawn(process.execPath, args, {
      cwd: project,
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    processes.push(child);
    if (service.healthcheck === undefined) {
      // Nobody asks a relay anything: it says once that it carries.
      const [line] = (await once(child.stdout, 'data')) as [Buffer];
      expect(line.toString()).toMatch(/^ready: relay to \w+\n$/);
      return;
    }
    child.stdout.resume();
    const check = service.healthcheck.test.slice(2).map((text) => outsideDocker('test', text));
    for (let tries = 0; ; tries += 1) {
      const healthy = await run(process.execPath, check).then(
        () => true,
        () => false,
      );
      if (healthy) return;
      if (tries > 60 || child.exitCode !== null) throw new Error(`${name} did not become healthy`);
      await pause(250);
    }
  };

  beforeAll(async () => {
    for (const country of countries) databases.set(country, await createTestDatabase(country));
    const free = await freePorts(4);
    for (const [at, port] of ['4000', '4001', '4002', '4003'].entries()) ports.set(port, free[at] ?? 0);
    const keys = ['JAPAN', 'KYRGYZSTAN'].map((party) => ({
      party,
      kid: randomUUID(),
      ...generateKeyPairSync('ed25519'),
    }));
    const write = (name: string, text: string) => {
      writeFileSync(join(folder, name), text, { mode: 0o600 });
    };
    write('relay-secret', testRelaySecret.toString('hex'));
    write('database-password', randomBytes(16).toString('hex'));
    for (const country of countries) write(`${country}-login-secret`, testLoginSecret.toString('hex'));
    for (const side of ['japan', 'kyrgyzstan']) {
      const { privateKey } = generateKeyPairSync('ed25519');
      write(
        `${side}-webhook-key`,
        JSON.stringify({ kid: `${side}-webhooks`, ...privateKey.export({ format: 'jwk' }) }),
      );
    }
    write(
      'gateway-keys',
      JSON.stringify(
        keys.map(({ party, kid, privateKey }) => ({
          party,
          kid,
          privateKey: privateKey.export({ format: 'jwk' }),
        })),
      ),
    );
    write(
      'gateway-trust',
      JSON.stringify(
        keys.map(({ party, kid, publicKey }) => ({
          party,
          kid,
          publicKey: publicKey.export({ format: 'jwk' }),
        })),
      ),
    );
    for (const name of inOrder(compose)) await start(name);
  }, 120_000);

  afterAll(async () => {
    const ended = processes.map(async (child) => {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    });
    await Promise.all(ended);
    for (const database of databases.values()) await database.drop();
    rmSync(folder, { recursive: true, force: true });
  }, 30_000);

  it('answers a question that all three subgraphs take part in', async () => {
    const response = await fetch(`http://127.0.0.1:${String(ports.get('4000'))}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query:
          '{ industryFields(first: 1) { edges { node { code } } } sendingAgencies(first: 1) { edges { cursor } } memorandum { title } }',
      }),
    });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      data: {
        industryFields: { edges: [{ node: { code: 'agriculture' } }] },
        sendingAgencies: { edges: [] },
        memorandum: null,
      },
    });
  });
});
