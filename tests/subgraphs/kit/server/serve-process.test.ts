import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectFolder } from '../../../../local/project-folder.ts';
import { cooperation } from '../../../../subgraphs/cooperation/cooperation.ts';
import { runProgram } from '../../../local/run-program.ts';
import { migrateDatabase } from '../../served-subgraph.ts';
import type { MigratedDatabase } from '../../served-subgraph.ts';

let database: MigratedDatabase;
const entry = 'subgraphs/cooperation/main.ts';

beforeAll(async () => {
  database = await migrateDatabase(cooperation);
}, 60_000);
afterAll(() => database.drop());

const start = async (
  environment: Readonly<Record<string, string>> = {},
): Promise<{ readonly child: ChildProcess; readonly port: number }> => {
  const child = spawn(process.execPath, [entry], {
    cwd: projectFolder,
    env: { ...process.env, ...database.environment, ...environment },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const said = /^ready: cooperation on port (\d+)\n$/.exec(line.toString());
  if (said === null) throw new Error(`it said ${line.toString()}`);
  return { child, port: Number(said[1]) };
};

const isUp = async (port: number): Promise<boolean> => {
  try {
    return (await fetch(`http://127.0.0.1:${String(port)}/health/ready`)).ok;
  } catch {
    return false;
  }
};

describe('the process of a subgraph', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('says when it listens, and ends with 0 on %s', async (signal) => {
    const { child, port } = await start();
    expect(await isUp(port)).toBe(true);
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(await isUp(port)).toBe(false);
  });

  it('ends with the process that supervises it', async () => {
    const { child } = await start({ KOPURO_SUPERVISED: '1' });
    child.stdin?.end();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('that is not supervised does not mind its input', async () => {
    const { child, port } = await start();
    child.stdin?.end();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await isUp(port)).toBe(true);
    child.kill();
    await once(child, 'exit');
  });
});

describe('the process of a subgraph ends with 1 and one clear message', () => {
  const ending = async (environment: Readonly<Record<string, string>>) => {
    const { code, stdout, stderr } = await runProgram(entry, [], { ...database.environment, ...environment });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).not.toMatch(/^\s+at /m);
    return stderr;
  };

  it('where its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    expect(await ending({ PORT: String(port) })).toBe(
      `cooperation: port ${String(port)} on 127.0.0.1 is taken: stop what holds it, or set PORT\n`,
    );
    other.close();
  });

  it('where its host is none of this machine', async () => {
    expect(await ending({ HOST: '192.0.2.1' })).toBe(
      'cooperation: cannot listen on 192.0.2.1, port 0 (EADDRNOTAVAIL): set HOST and PORT to what this machine has\n',
    );
  });

  it('where a setting is missing', async () => {
    expect(await ending({ GATEWAY_TRUST_FILE: '' })).toBe(
      'cooperation: GATEWAY_TRUST_FILE is not set: give the file of the gateway keys that this subgraph trusts\n',
    );
  });

  it('where its database cannot be reached', async () => {
    expect(await ending({ COOPERATION_DATABASE_URL: 'postgres://127.0.0.1:9/none' })).toBe(
      'cooperation: the database none at 127.0.0.1:9 cannot be reached (ECONNREFUSED): start its server, or mend COOPERATION_DATABASE_URL\n',
    );
    expect(await ending({ COOPERATION_DATABASE_URL: 'postgres:///none?host=/nowhere' })).toMatch(
      /^cooperation: the database none at \/nowhere:5432 cannot be reached \(ENOENT\)/,
    );
  });

  it('where its database was never migrated', async () => {
    const url = database.databaseUrl.replace(/\/cooperation_\w+/, '/postgres');
    expect(await ending({ COOPERATION_DATABASE_URL: url })).toMatch(
      /^cooperation: .*run `node subgraphs\/cooperation\/migrate\.ts`/,
    );
  });

  it('where its database is not as its tables and markings say', async () => {
    await database.superuser.query('alter table memorandum disable row level security');
    try {
      expect(await ending({})).toMatch(
        /^cooperation: the database is not as tables and markings say, so it is not served: run `node subgraphs\/cooperation\/migrate\.ts`\n {2}.*memorandum/,
      );
    } finally {
      await database.superuser.query('alter table memorandum enable row level security');
    }
  });
});
