import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { pidOf, stillRuns } from '../../../local/process-identity.ts';
import { readPostmasterFile, runningPostmaster } from '../../../local/postgres/postmaster-file.ts';
import { startServer, type PostgresServer, type ServerRequest } from '../../../local/postgres/server.ts';
import { eventually } from '../eventually.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { processesOn } from './processes-on.ts';
import { query } from './query.ts';

jest.setTimeout(60_000);

const folder = temporaryFolder();
const systemFolder = join(folder.path, 'system');
const dataFolder = join(folder.path, 'postgres');
const cluster = join(dataFolder, 'cluster');
const open: PostgresServer[] = [];
const others: ChildProcess[] = [];

const start = async (change: Partial<ServerRequest> = {}): Promise<PostgresServer> => {
  const server = await startServer({ dataFolder, durable: false, systemFolder, ...change });
  open.push(server);
  return server;
};

const startElsewhere = async (): Promise<{ process: ChildProcess; said: string }> => {
  const program = join(import.meta.dirname, 'start-and-wait.ts');
  const child = spawn(process.execPath, [program, dataFolder], { stdio: ['ignore', 'pipe', 'inherit'] });
  others.push(child);
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return { process: child, said: said.toString().trim() };
};

const postmaster = (): number => {
  const running = runningPostmaster(cluster);
  if (running === undefined) throw new Error('no server runs');
  return pidOf(running);
};

beforeAll(async () => {
  const server = await start();
  await server.createDatabase('japan');
  await query(server.url('japan'), 'create table kept (word text)');
  await query(server.url('japan'), `insert into kept values ('көпүрө')`);
  await server.stop();
});

afterEach(async () => {
  for (const child of others.splice(0)) child.kill('SIGKILL');
  for (const server of open.splice(0)) await server.stop();
  await eventually('no process is left on the data folder', () => processesOn(dataFolder).length === 0);
});

afterAll(() => {
  folder.remove();
});

const kept = (server: PostgresServer): Promise<unknown> =>
  query(server.url('japan'), 'select word from kept');

describe('the embedded server', () => {
  it('serves after a stop what was written before it', async () => {
    const server = await start();
    expect(server.adopted).toBe(false);
    expect(await kept(server)).toBe('көпүрө');
  });

  it('finds Cyrillic and Japanese text by trigrams', async () => {
    const server = await start();
    await query(server.url('japan'), 'create extension if not exists pg_trgm');
    expect(await query(server.url('japan'), `select cardinality(show_trgm('Бишкек'))`)).toBe(7);
    expect(await query(server.url('japan'), `select cardinality(show_trgm('登録支援機関'))`)).toBe(7);
  });

  it('creates a database once, however often it is asked to', async () => {
    const server = await start();
    await server.createDatabase('japan');
    await server.createDatabase('japan');
    expect(await query(server.url('japan'), 'select current_database()')).toBe('japan');
  });

  it('is reached through its socket only, with its password only, by its owner only', async () => {
    const server = await start();
    expect(await query(server.url('postgres'), 'show listen_addresses')).toBe('');
    await expect(query(server.url('postgres').replace(/:[^:@/]+@/, ':wrong@'), 'select 1')).rejects.toThrow(
      'password authentication failed',
    );
    expect(statSync(join(dataFolder, 'superuser-password')).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataFolder, 'socket')).mode & 0o777).toBe(0o700);
    expect(statSync(cluster).mode & 0o777).toBe(0o700);
  });

  it.each([
    [true, '200'],
    [false, '1000'],
  ])('has room for one whole system, or for several in tests (durable: %s)', async (durable, most) => {
    const server = await start({ durable });
    expect(await query(server.url('postgres'), 'show max_connections')).toBe(most);
  });

  it('forces every commit to the disk unless it is for tests', async () => {
    const server = await start({ durable: true });
    expect(await query(server.url('postgres'), 'show fsync')).toBe('on');
    expect(await query(server.url('postgres'), 'show synchronous_commit')).toBe('on');
  });
});

describe('two users of one server', () => {
  it('lets a second process use it, and stops it when the last one leaves', async () => {
    const first = await start();
    const second = await start();
    expect([first.adopted, second.adopted]).toEqual([false, true]);
    await first.stop();
    expect(await kept(second)).toBe('көпүрө');
    await second.stop();
    expect(runningPostmaster(cluster)).toBeUndefined();
  });

  it('starts one server when two processes start it in the same moment', async () => {
    const servers = await Promise.all([start(), start(), start()]);
    expect(servers.filter(({ adopted }) => !adopted)).toHaveLength(1);
    expect(await Promise.all(servers.map(kept))).toEqual(['көпүрө', 'көпүрө', 'көпүрө']);
  });
});

describe('after a kill -9', () => {
  it('of the process that started it, leaves no process and no lock', async () => {
    const elsewhere = await startElsewhere();
    expect(elsewhere.said).toBe('ready false');
    elsewhere.process.kill('SIGKILL');
    await eventually('nothing is left', () => processesOn(dataFolder).length === 0);
    expect(existsSync(join(cluster, 'postmaster.pid'))).toBe(false);
    expect(await kept(await start())).toBe('көпүрө');
  });

  it('of the process that started it, keeps serving another one', async () => {
    const elsewhere = await startElsewhere();
    const server = await start();
    expect(server.adopted).toBe(true);
    elsewhere.process.kill('SIGKILL');
    await eventually(
      'the first keeper has left',
      () => processesOn(dataFolder).filter((pid) => pid !== postmaster()).length === 1,
    );
    expect(await kept(server)).toBe('көпүрө');
  });

  it('of the postmaster, serves again by itself', async () => {
    const lines: string[] = [];
    const server = await start({ onProgress: (line) => lines.push(line) });
    const killed = postmaster();
    process.kill(killed, 'SIGKILL');
    await eventually('it serves again', () =>
      kept(server).then(
        (word) => word === 'көпүрө' && postmaster() !== killed,
        () => false,
      ),
    );
    expect(lines).toEqual(['the database server ended unexpectedly; starting it again']);
  });

  it('of the keeper, still ends the server with the process that uses it', async () => {
    const server = await start();
    const keeper = processesOn(dataFolder).find((pid) => pid !== postmaster());
    process.kill(keeper ?? Number.NaN, 'SIGKILL');
    await eventually('another keeper has come', () =>
      processesOn(dataFolder).some((pid) => pid !== postmaster() && pid !== keeper),
    );
    expect(await kept(server)).toBe('көпүрө');
  });

  it('of everything at once, recovers at the next start', async () => {
    const elsewhere = await startElsewhere();
    for (const pid of processesOn(dataFolder)) process.kill(pid, 'SIGKILL');
    await once(elsewhere.process, 'exit');
    expect(existsSync(join(cluster, 'postmaster.pid'))).toBe(true);
    expect(await kept(await start())).toBe('көпүрө');
  });

  it('and the server’s number given to another program since, starts all the same', async () => {
    const remains = ['7', cluster, '0', '5432', join(dataFolder, 'socket'), '', '0 0', 'ready'];
    writeFileSync(join(cluster, 'postmaster.pid'), remains.join('\n').replace('7', String(process.pid)));
    writeFileSync(join(dataFolder, 'socket', '.s.PGSQL.5432.lock'), `${String(process.pid)}\n`);
    expect(await kept(await start())).toBe('көпүрө');
    expect(readPostmasterFile(cluster)?.pid).not.toBe(process.pid);
  });

  it('in the middle of making the cluster, makes it anew', async () => {
    const fresh = join(folder.path, 'fresh');
    mkdirSync(join(fresh, 'cluster.new'), { recursive: true });
    writeFileSync(join(fresh, 'cluster.new', 'half'), '');
    writeFileSync(join(fresh, 'lock'), '999999999@1');
    const server = await start({ dataFolder: fresh });
    expect(await query(server.url('postgres'), 'select 1')).toBe(1);
    expect(existsSync(join(fresh, 'cluster.new'))).toBe(false);
  });
});

describe('a data folder it cannot use', () => {
  it('of another version, is named with the mend and left as it is', async () => {
    const old = join(folder.path, 'old');
    mkdirSync(join(old, 'cluster'), { recursive: true });
    writeFileSync(join(old, 'cluster', 'PG_VERSION'), '16\n');
    await expect(start({ dataFolder: old })).rejects.toMatchObject({
      message: `the data in \`${old}/cluster\` was written by PostgreSQL 16; this is PostgreSQL 18`,
      mend: expect.stringContaining(`Move the folder \`${old}\` away`) as unknown as string,
    });
    expect(readFileSync(join(old, 'cluster', 'PG_VERSION'), 'utf8')).toBe('16\n');
    await eventually('no process is left', () => processesOn(old).length === 0);
  });

  it('that holds something else, is named with the mend', async () => {
    const strange = join(folder.path, 'strange');
    mkdirSync(join(strange, 'cluster'), { recursive: true });
    await expect(start({ dataFolder: strange })).rejects.toThrow(
      `\`${strange}/cluster\` holds no PostgreSQL data`,
    );
  });

  it('that is a file, is named with the mend', async () => {
    const file = join(folder.path, 'file');
    writeFileSync(file, '');
    await expect(start({ dataFolder: join(file, 'postgres') })).rejects.toThrow(
      `\`${file}\` is a file, where a folder is needed`,
    );
    rmSync(file);
  });
});

describe('a data folder with a path too long for a socket', () => {
  it('has its socket in a short private folder that the next start finds again', async () => {
    const deep = join(folder.path, 'a'.repeat(60), 'b'.repeat(60));
    const first = await start({ dataFolder: deep });
    expect(await query(first.url('postgres'), 'select 1')).toBe(1);
    const socketFolder = readFileSync(join(deep, 'socket-folder'), 'utf8');
    expect(statSync(socketFolder).mode & 0o777).toBe(0o700);
    await first.stop();
    const second = await start({ dataFolder: deep });
    expect(second.url('japan')).toBe(first.url('japan'));
    rmSync(socketFolder, { recursive: true });
  });
});

describe('root’s data folder that the database’s account cannot enter', () => {
  const asRoot = process.getuid?.() === 0 ? it : it.skip;

  asRoot('has its data in the system’s folder instead', async () => {
    const home = join(folder.path, 'root-home');
    mkdirSync(home, { mode: 0o700 });
    const server = await start({ dataFolder: join(home, 'data') });
    expect(await query(server.url('postgres'), 'show data_directory')).toMatch(
      new RegExp(`^${systemFolder}/[0-9a-f]{16}/cluster$`),
    );
    expect(existsSync(join(home, 'data'))).toBe(false);
  });

  asRoot('which keeps what was written there, and loses a test’s once its own folder is gone', async () => {
    const homes = (): string[] => readdirSync(systemFolder).filter((name) => /^[0-9a-f]{16}$/.test(name));
    const closed = (name: string): string => {
      mkdirSync(join(folder.path, name), { mode: 0o700, recursive: true });
      return join(folder.path, name, 'data');
    };
    const before = homes();
    await (await start({ dataFolder: closed('kept'), durable: true })).stop();
    await (await start({ dataFolder: closed('test') })).stop();
    const [kept, test] = ['kept', 'test'].map((name) =>
      createHash('sha256')
        .update(join(folder.path, name, 'data'))
        .digest('hex')
        .slice(0, 16),
    );
    expect(homes()).toEqual(expect.arrayContaining([...before, kept, test]));
    for (const name of ['kept', 'test']) rmSync(join(folder.path, name), { recursive: true });
    await start({ dataFolder: closed('another') });
    expect(homes()).toContain(kept);
    expect(homes()).not.toContain(test);
  });
});

it('identifies a process by more than its number', () => {
  expect(stillRuns(`${String(process.pid)}@1`)).toBe(false);
});
