import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { projectFolder } from '../../../local/project-folder.ts';
import { eventually } from '../eventually.ts';
import { freePort } from '../free-port.ts';
import { startServer } from '../../../local/postgres/server.ts';
import { processesOn } from '../postgres/processes-on.ts';
import { query } from '../postgres/query.ts';
import { runProgram } from '../run-program.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { processesWith } from './processes-with.ts';

jest.setTimeout(240_000);

const folder = temporaryFolder();
const dataFolder = join(folder.path, 'data');
const environment: Record<string, string> = { DATA_FOLDER: dataFolder, DEMONSTRATION: 'off' };
let gateway = '';

interface Started {
  readonly process: ChildProcess;
  readonly printed: () => string;
}

/** Runs what `npm start` runs, as npm does: under a shell. */
const start = async (change: Readonly<Record<string, string>> = {}): Promise<Started> => {
  const child = spawn(process.execPath, ['local/bootstrap/main.js', 'start'], {
    cwd: projectFolder,
    // Under npm's name the stack also ends when this test is killed.
    env: { ...process.env, ...environment, ...change, npm_lifecycle_event: 'start' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await eventually(
    'it is ready',
    () => {
      if (child.exitCode !== null) throw new Error(`it ended: ${text}`);
      return text.includes('Köpürö is ready.');
    },
    180_000,
  );
  return { process: child, printed: () => text };
};

const ask = async (question: string): Promise<unknown> => {
  const response = await fetch(`${gateway}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: question }),
  });
  return response.json();
};

const nothingIsLeft = (): Promise<void> =>
  eventually(
    'nothing is left running',
    () => processesOn(dataFolder).length + processesWith(`DATA_FOLDER=${dataFolder}`).length === 0,
    15_000,
  );

beforeAll(async () => {
  const settings = [
    'PORT',
    'JAPAN_SUBGRAPH_PORT',
    'KYRGYZSTAN_SUBGRAPH_PORT',
    'COOPERATION_SUBGRAPH_PORT',
    'IDENTITY_PROVIDER_PORT',
  ];
  for (const setting of settings) environment[setting] = String(await freePort());
  gateway = `http://127.0.0.1:${environment['PORT'] ?? ''}`;
});

afterAll(() => {
  for (const pid of processesWith(`DATA_FOLDER=${dataFolder}`)) process.kill(pid, 'SIGKILL');
  folder.remove();
});

describe('npm start', () => {
  it('brings everything up, says where to go, and leaves nothing after a Ctrl-C', async () => {
    const { process: running, printed } = await start();
    expect(printed()).toContain(`${gateway}/graphiql`);
    const [, pasted = ''] = /-d '(\{"query":.*\})'/.exec(printed()) ?? [];
    const first = JSON.parse(pasted) as { query: string };
    expect(await ask(first.query)).toEqual({ data: { supportOrganizations: { edges: [] } } });

    const refused = await runProgram('local/start/main.ts', [], environment);
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.stderr).toContain(`it runs already from \`${dataFolder}\``);

    const ended = once(running, 'exit');
    process.kill(-(running.pid ?? Number.NaN), 'SIGINT'); // As a terminal does, to the whole group.
    expect(await ended).toEqual([0, null]);
    await nothingIsLeft();
    expect(existsSync(join(dataFolder, 'postgres', 'cluster', 'postmaster.pid'))).toBe(false);
  });

  it('does no work a second time, and leaves nothing when its own process is killed', async () => {
    const { process: running, printed } = await start();
    expect(printed()).not.toMatch(/migrating|building|creating/);
    expect(await ask('{ memorandum { __typename } }')).not.toHaveProperty('errors');
    const [main] = processesWith(`DATA_FOLDER=${dataFolder}`).filter((pid) =>
      readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').includes('local/start/main.ts'),
    );
    process.kill(main ?? Number.NaN, 'SIGKILL');
    await once(running, 'exit');
    await nothingIsLeft();
  });

  it('leaves nothing when the process that called it is killed', async () => {
    const { process: running } = await start();
    running.kill('SIGKILL');
    await nothingIsLeft();
  });

  it('migrates after all a database that was altered since it was migrated', async () => {
    const server = await startServer({ dataFolder: join(dataFolder, 'postgres'), durable: true });
    const tables = `select c.oid::regclass::text from pg_class c where c.relrowsecurity and c.relkind = 'r' limit 1`;
    const table = String(await query(server.url('japan'), tables));
    await query(server.url('japan'), `alter table ${table} disable row level security`);
    await server.stop();

    const { process: running, printed } = await start();
    expect(printed()).toContain('the japan subgraph did not start');
    expect(printed()).toContain('Migrating japan again.');
    running.kill('SIGINT');
    expect(await once(running, 'exit')).toEqual([0, null]);
    await nothingIsLeft();
  });

  it('names a taken port before it starts anything', async () => {
    const port = Number(environment['KYRGYZSTAN_SUBGRAPH_PORT']);
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    const fresh = { ...environment, DATA_FOLDER: join(folder.path, 'fresh') };
    const { code, stderr } = await runProgram('local/start/main.ts', [], fresh);
    other.close();
    expect(code).toBe(1);
    expect(stderr).toContain(`port ${String(port)} for the kyrgyzstan subgraph is taken by another program`);
    expect(stderr).toContain('KYRGYZSTAN_SUBGRAPH_PORT=');
    expect(existsSync(join(folder.path, 'fresh', 'postgres'))).toBe(false);
  });
});
