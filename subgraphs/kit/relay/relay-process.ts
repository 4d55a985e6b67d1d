import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { Party } from '../../../schema/audience.ts';
import type { SubgraphName } from '../../../schema/read-subgraphs.ts';
import { errorCode } from '../error-code.ts';
import { fail } from '../server/fail.ts';
import { readRelaySettings } from '../settings.ts';
import { relayDataSource } from '../storage/databases.ts';
import { carryEvents } from './carry-events.ts';
import type { OnReceipt } from './carry-events.ts';

/** From where to where a relay carries, and what the receiver does on receipt. */
export interface RelayWay {
  readonly recipient: Party;
  readonly origin: SubgraphName;
  readonly receiver: SubgraphName;
  readonly onReceipt: OnReceipt;
}

/** How long after a round in which nothing waited, and after one in which something could not be carried. */
const restMs = 500;
const restAfterFaultMs = 5_000;

const open = (subgraph: SubgraphName): Promise<DataSource> =>
  relayDataSource({ subgraph, ...readRelaySettings(subgraph, process.env) });

/**
 * The process of a relay: carries until it is told to stop, or until the process that started it is gone. A database
 * that is away is waited for; what waits in the outbox goes on waiting.
 */
export const relayProcess = async ({ recipient, origin, receiver, onReceipt }: RelayWay): Promise<void> => {
  const stopped = new AbortController();
  const stop = (): void => {
    stopped.abort();
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
  if (process.env['KOPURO_SUPERVISED'] === '1') process.stdin.resume().once('end', stop).once('error', stop);
  try {
    const [from, between, to] = await Promise.all([open(origin), open('cooperation'), open(receiver)]);
    process.stdout.write(`ready: relay to ${receiver}\n`);
    while (!stopped.signal.aborted) {
      const { carried, faults } = await carryEvents({
        recipient,
        origin: from,
        cooperation: between,
        receiver: to,
        onReceipt,
      }).catch((fault: unknown) => ({ carried: 0, faults: [fault] }));
      for (const fault of faults)
        process.stderr.write(`relay to ${receiver}: an event waits (${errorCode(fault) ?? 'unknown'})\n`);
      if (carried === 0 || faults.length > 0)
        await pause(faults.length > 0 ? restAfterFaultMs : restMs, undefined, {
          signal: stopped.signal,
        }).catch(() => undefined);
    }
    await Promise.all([from.destroy(), between.destroy(), to.destroy()]);
    process.exit(0);
  } catch (error) {
    fail(`relay to ${receiver}`, error);
  }
};
