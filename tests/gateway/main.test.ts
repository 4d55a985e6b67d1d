import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { composeDocuments } from './world/compose-documents.ts';
import { gatewayKeysText } from './world/open-world.ts';
import { listen, openStubSubgraph, shut } from './world/stub-subgraph.ts';
import type { StubSubgraph } from './world/stub-subgraph.ts';
import { subgraphDocuments } from './world/subgraph-documents.ts';

let folder: string;
let japan: StubSubgraph;
let environment: Record<string, string>;
const children: ChildProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kopuro-gateway-'));
  japan = await openStubSubgraph('japan');
  environment = {
    PATH: process.env['PATH'] ?? '',
    PORT: '0',
    SUPERGRAPH_FILE: join(folder, 'supergraph.graphql'),
    GATEWAY_KEYS_FILE: join(folder, 'keys.json'),
    JAPAN_SUBGRAPH_URL: japan.url,
  };
  await writeFile(join(folder, 'supergraph.graphql'), composeDocuments(subgraphDocuments));
  await writeFile(join(folder, 'keys.json'), await gatewayKeysText());
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(async () => {
  await japan.close();
  await rm(folder, { recursive: true });
});

interface Started {
  readonly child: ChildProcess;
  readonly said: { out: string; err: string };
  readonly ended: Promise<number | null>;
}

const start = (change: Record<string, string> = {}): Started => {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'gateway/main.ts'], {
    env: { ...environment, ...change },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  children.push(child);
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  return { child, said, ended: new Promise((resolve) => child.once('exit', resolve)) };
};

const readyLines = ({ said }: Started) => said.out.split('\n').filter((line) => line.includes('"ready"'));
const address = async (started: Started): Promise<string> => {
  for (;;) {
    const [line] = readyLines(started);
    if (line !== undefined) return (JSON.parse(line) as { address: string }).address;
    if (started.child.exitCode !== null) throw new Error(started.said.err);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

describe('the gateway’s process', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'says once that it is ready, answers, and ends with 0 on %s',
    async (signal) => {
      const started = start();
      const url = await address(started);
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ echo(text: "x") }' }),
      });
      expect(await response.json()).toEqual({ data: { echo: 'x' } });
      started.child.kill(signal);
      expect(await started.ended).toBe(0);
      expect(readyLines(started)).toHaveLength(1);
      expect(started.said.err).toBe('');
    },
    20_000,
  );

  it('ends with its supervisor', async () => {
    const started = start({ KOPURO_SUPERVISED: '1' });
    await address(started);
    started.child.stdin?.end();
    expect(await started.ended).toBe(0);
  }, 20_000);

  it('lets an answer that is under way finish', async () => {
    const started = start();
    const url = await address(started);
    japan.answer = (response) => {
      started.child.kill('SIGTERM');
      setTimeout(
        () => response.setHeader('content-type', 'application/json').end('{"data":{"echo":"late"}}'),
        300,
      );
    };
    try {
      const response = await fetch(`${url}/graphql?query=%7Becho(text:"x")%7D`);
      expect(await response.json()).toEqual({ data: { echo: 'late' } });
      expect(await started.ended).toBe(0);
    } finally {
      japan.answer = undefined;
    }
  }, 20_000);

  it.each([
    ['a setting', { PORT: 'x', LOG_LEVEL: 'y' }, [/^gateway: PORT must be/, /^gateway: LOG_LEVEL must be/]],
    [
      'a missing file',
      { SUPERGRAPH_FILE: '/nowhere' },
      [/^gateway: SUPERGRAPH_FILE: the file "\/nowhere" cannot be read/],
    ],
    [
      'a supergraph that is none',
      { SUPERGRAPH_FILE: 'package.json' },
      [/^gateway: SUPERGRAPH_FILE is not GraphQL; .*npm run compose/],
    ],
    [
      'a supergraph without markings',
      { SUPERGRAPH_FILE: 'schema/directives.graphql' },
      [/^gateway: SUPERGRAPH_FILE: /],
    ],
  ])(
    'does not start with %s amiss, and says so in a line',
    async (_what, change, lines) => {
      const started = start(change);
      expect(await started.ended).toBe(1);
      const said = started.said.err.trim().split('\n');
      expect(said).toHaveLength(lines.length);
      lines.forEach((line, at) => {
        expect(said[at]).toMatch(line);
      });
      expect(started.said.out).toBe('');
    },
    20_000,
  );

  it('does not start on a port that is taken, and says so in a line', async () => {
    const server = createServer();
    const taken = new URL(await listen(server)).port;
    const started = start({ PORT: taken });
    expect(await started.ended).toBe(1);
    expect(started.said.err).toBe(
      'gateway: the port is taken; stop what listens there, or set PORT to another\n',
    );
    await shut(server);
  }, 20_000);
});
