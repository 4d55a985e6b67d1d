import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { Fault } from '../fault.ts';
import type { KeeperMessage, KeeperRequest } from './keeper-messages.ts';

/** What to start. */
export interface ServerRequest {
  /** The folder that holds the server's data, password, log and socket; made if missing. */
  readonly dataFolder: string;
  /** False for tests: nothing is forced to the disk, so a crash of the machine may lose data. */
  readonly durable: boolean;
  /** Where root's data goes if the database's account cannot enter `dataFolder`. */
  readonly systemFolder?: string;
  /** Told what goes on while it takes time, and when the server had to be started again. */
  readonly onProgress?: (line: string) => void;
}

/** A PostgreSQL server that answers on a socket, for as long as this process lives or until `stop`. */
export interface PostgresServer {
  /** Whether it ran already, started by another process that still uses it or one that was killed. */
  readonly adopted: boolean;
  /** The superuser's connection URL of a database, which need not exist. */
  readonly url: (database: string) => string;
  /**
   * Creates a database unless it is there.
   * @returns what tells it from every other one, and from one of the same name made later
   */
  readonly createDatabase: (name: string) => Promise<string>;
  /** Leaves the server, which ends unless another process uses it. */
  readonly stop: () => Promise<void>;
}

type Ready = Extract<KeeperMessage, { kind: 'ready' }>;

/**
 * Starts the embedded PostgreSQL on a data folder, or adopts the one that runs there. However this process ends, no
 * server is left behind.
 * @throws Fault with the mend: other version's data, full disk, another user's folder, no binaries for this machine
 */
export const startServer = async (request: ServerRequest): Promise<PostgresServer> => {
  const progress = request.onProgress ?? (() => undefined);
  let stopping = false;
  let keeper: ChildProcess;

  const startKeeper = async (): Promise<Ready> => {
    const asked: KeeperRequest = {
      dataFolder: request.dataFolder,
      durable: request.durable,
      systemFolder: request.systemFolder ?? '/var/lib/kopuro',
    };
    const started = spawn(process.execPath, [join(import.meta.dirname, 'keeper.ts'), JSON.stringify(asked)], {
      cwd: '/',
      detached: true,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    keeper = started;
    const ready = await firstAnswer(started, progress);
    started.once('exit', () => {
      if (!stopping) replaceKeeper();
    });
    letGo(started);
    return ready;
  };

  // A keeper that was killed leaves its server behind; a new one adopts it and will stop it in the end.
  const replaceKeeper = (): void => {
    startKeeper().catch((thrown: unknown) => {
      progress(`the database is lost: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
    });
  };

  const { adopted, ...door } = await startKeeper();
  return {
    adopted,
    url: (database) => superuserUrl(door, database),
    createDatabase: (name) => createDatabase(door, name),
    stop: async () => {
      if (stopping) return;
      stopping = true;
      if (keeper.exitCode !== null || keeper.signalCode !== null) return;
      keeper.ref();
      keeper.stdin?.end();
      await once(keeper, 'exit');
    },
  };
};

const firstAnswer = (keeper: ChildProcess, progress: (line: string) => void): Promise<Ready> =>
  new Promise((resolve, reject) => {
    let answered = false;
    if (keeper.stdout !== null)
      createInterface({ input: keeper.stdout }).on('line', (line) => {
        const message = JSON.parse(line) as KeeperMessage;
        if (message.kind === 'progress') progress(message.line);
        else if (message.kind === 'fault' && answered) progress(message.message);
        else if (message.kind === 'fault') reject(new Fault(message.message, message.mend));
        else {
          answered = true;
          resolve(message);
        }
      });
    keeper.once('error', reject);
    keeper.once('close', () => {
      reject(
        new Fault('the process that keeps the database server ended before it was ready', 'Start again.'),
      );
    });
  });

// A program that forgets to stop the server must still be able to end; the keeper then notices its end.
const letGo = (keeper: ChildProcess): void => {
  keeper.unref();
  for (const pipe of [keeper.stdin, keeper.stdout]) if (pipe instanceof Socket) pipe.unref();
};

const superuserUrl = ({ socketFolder, passwordFile }: Omit<Ready, 'adopted'>, database: string): string => {
  const password = encodeURIComponent(readFileSync(passwordFile, 'utf8').trim());
  return `postgres://postgres:${password}@/${encodeURIComponent(database)}?host=${encodeURIComponent(socketFolder)}`;
};

const createDatabase = async (door: Omit<Ready, 'adopted'>, name: string): Promise<string> => {
  const { asSuperuser } = await import('./superuser-connection.ts');
  return asSuperuser(door, async (client) => {
    const find = async (): Promise<string | undefined> => {
      const { rows } = await client.query<{ identity: string }>(
        `select system_identifier || '/' || oid as identity from pg_control_system(), pg_database where datname = $1`,
        [name],
      );
      return rows[0]?.identity;
    };
    const found = await find();
    if (found !== undefined) return found;
    await client.query(`create database ${client.escapeIdentifier(name)}`);
    return (await find()) ?? '';
  });
};
