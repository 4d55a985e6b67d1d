/**
 * Keeps a database server for as long as the process that started this one lives, and not a moment longer: when that
 * process ends, however it ends, this one's standard input closes. It runs in a session of its own, so that a Ctrl-C at
 * the terminal does not reach the server before the processes that use it are done.
 */
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Fault, told } from '../fault.ts';
import { underLock } from '../folder-lock.ts';
import { folderFault } from '../system-error.ts';
import { closeServer } from './close-server.ts';
import { hold, release } from './holders.ts';
import { initialiseCluster } from './initialise-cluster.ts';
import type { KeeperMessage, KeeperRequest } from './keeper-messages.ts';
import { openServer, type OpenServer } from './open-server.ts';
import { choosePlace, type Place } from './place.ts';

const say = (message: KeeperMessage): void => {
  process.stdout.write(`${JSON.stringify(message)}\n`);
};

const keep = async (
  { dataFolder, durable, systemFolder }: KeeperRequest,
  signal: AbortSignal,
): Promise<void> => {
  const place = choosePlace(dataFolder, durable, systemFolder);
  let server: OpenServer | undefined;
  try {
    server = await underLock(place.lockFile, async () => {
      hold(place.holdersFolder);
      await initialiseCluster(place, durable, signal, (line) => {
        say({ kind: 'progress', line });
      });
      return openServer(place, durable);
    });
    const { socketFolder, adopted } = server;
    say({ kind: 'ready', socketFolder, passwordFile: place.passwordFile, adopted });
    while (await endedBefore(server, signal)) {
      say({ kind: 'progress', line: 'the database server ended unexpectedly; starting it again' });
      await pause(100);
      server = await underLock(place.lockFile, () => openServer(place, durable));
    }
  } finally {
    // What could not be opened here is not this keeper's to close: it may be a server of another version.
    if (server !== undefined) await leave(place);
    else release(place.holdersFolder);
  }
};

/** Waits for the server's own end or the order to stop. @returns whether it was the server's end */
const endedBefore = async ({ child }: OpenServer, signal: AbortSignal): Promise<boolean> => {
  if (signal.aborted) return false;
  if (child?.exitCode === null && child.signalCode === null) {
    await Promise.race([once(child, 'exit'), once(signal, 'abort')]);
  } else if (child === undefined) {
    await once(signal, 'abort');
  }
  return !signal.aborted;
};

const leave = async (place: Place): Promise<void> => {
  await underLock(place.lockFile, async () => {
    if (!release(place.holdersFolder)) await closeServer(place.cluster);
  });
};

const stop = new AbortController();
const order = (): void => {
  stop.abort();
};
process.stdin.on('close', order).on('end', order).on('error', order).resume();
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, order);
// Nobody may be left to read; the server must still be stopped.
process.stdout.on('error', () => undefined);

const request = JSON.parse(process.argv[2] ?? '') as KeeperRequest;
try {
  await keep(request, stop.signal);
} catch (thrown) {
  if (!stop.signal.aborted) {
    const fault = folderFault(thrown, request.dataFolder);
    say({
      kind: 'fault',
      message: fault instanceof Fault ? fault.message : told(fault),
      mend: fault instanceof Fault ? fault.mend : '',
    });
    process.exitCode = 1;
  }
} finally {
  process.stdin.destroy(); // While it is open, this process lives.
}
