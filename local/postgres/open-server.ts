import { closeSync, fstatSync, openSync, readSync, realpathSync, renameSync, statSync } from 'node:fs';
import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from '../fault.ts';
import { readPostmasterFile, removeRemains, runningPostmaster } from './postmaster-file.ts';
import type { Place } from './place.ts';
import { startProgram } from './program.ts';
import { serverFault } from './server-text.ts';
import { socketFolder, socketName } from './socket-folder.ts';

/** A server that accepts connections. */
export interface OpenServer {
  readonly socketFolder: string;
  /** Whether it ran already. */
  readonly adopted: boolean;
  /** The server's process where this process started it. */
  readonly child: ChildProcess | undefined;
}

// Crash recovery of a large database may take a while; a server that shuts down may, too.
const patienceMs = 120_000;
const logLimitBytes = 5_000_000;

/**
 * Adopts the server that runs on this place's cluster, or starts one. To be called under the place's lock.
 * @param durable false for tests: a crash of the machine may lose data
 * @throws Fault with the server's own reason when it does not start
 */
export const openServer = async (place: Place, durable: boolean): Promise<OpenServer> => {
  const cluster = realpathSync(place.cluster);
  const until = Date.now() + patienceMs;
  for (;;) {
    const running = runningPostmaster(cluster);
    const file = readPostmasterFile(cluster);
    if (running === undefined) {
      const opened = await start(place, cluster, durable, until);
      if (opened !== undefined) return opened;
    } else if (file?.ready === true && (await answers(place, file.socketFolder, cluster))) {
      return { socketFolder: file.socketFolder, adopted: true, child: undefined };
    }
    if (Date.now() > until) throw serverFault(readFrom(place.logFile, 0), place.home, place.logFile);
    await pause(50);
  }
};

// Whoever answers on the socket must be the server of this very data folder.
const answers = async (place: Place, folder: string, cluster: string): Promise<boolean> => {
  const { asSuperuser } = await import('./superuser-connection.ts'); // Loading pg costs time that a plain start can save.
  try {
    return await asSuperuser({ socketFolder: folder, passwordFile: place.passwordFile }, async (client) => {
      const { rows } = await client.query<{ data_directory: string }>('show data_directory');
      return rows[0]?.data_directory === cluster;
    });
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === '28P01')
      throw new Fault(
        `a database server runs on \`${place.cluster}\` with another password than \`${place.passwordFile}\` says`,
        'End that server, or move the folder away to begin with an empty database.',
      );
    return false; // It starts or ends at this moment; the caller asks again.
  }
};

/** @returns undefined where another server's remains are in the way, which go away by themselves */
const start = async (
  place: Place,
  cluster: string,
  durable: boolean,
  until: number,
): Promise<OpenServer | undefined> => {
  const folder = socketFolder(place);
  removeRemains(cluster, folder, socketName);
  if ((statSync(place.logFile, { throwIfNoEntry: false })?.size ?? 0) > logLimitBytes)
    renameSync(place.logFile, `${place.logFile}.old`);
  const log = openSync(place.logFile, 'a', 0o600);
  const logStart = fstatSync(log).size;
  const child = startProgram(place, 'postgres', serverArguments(cluster, folder, durable), log);
  closeSync(log);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
    child.once('error', () => {
      resolve();
    });
  });
  while (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    const file = readPostmasterFile(cluster);
    if (file?.pid === child.pid && file.ready) {
      child.unref(); // It may outlive this process for the sake of another that uses it.
      return { socketFolder: folder, adopted: false, child };
    }
    if (Date.now() > until) child.kill('SIGQUIT');
    await Promise.race([pause(10), ended]);
  }
  const words = readFrom(place.logFile, logStart);
  // The children of a server that was killed keep its shared memory for a moment.
  if (/pre-existing shared memory block|lock file ".*" already exists/.test(words)) return undefined;
  throw serverFault(words, place.home, place.logFile);
};

/**
 * For a server that no crash need be outlived by: nothing waits for the disk, and little is kept there. Whole systems are
 * opened beside each other on it, each with a pool for every audience.
 */
const throwaway = {
  max_connections: '1000',
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  min_wal_size: '32MB',
  max_wal_size: '64MB',
};

const serverArguments = (cluster: string, folder: string, durable: boolean): string[] => {
  const settings = {
    listen_addresses: '',
    port: '5432',
    unix_socket_directories: folder,
    max_connections: '200',
    ...(durable ? {} : throwaway),
  };
  return ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
};

const readFrom = (file: string, offset: number): string => {
  const log = openSync(file, 'r');
  try {
    const { size } = fstatSync(log);
    const from = Math.max(offset, size - 20_000);
    const bytes = Buffer.alloc(size - from);
    readSync(log, bytes, 0, bytes.length, from);
    return bytes.toString('utf8');
  } finally {
    closeSync(log);
  }
};
