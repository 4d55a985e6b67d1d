import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { Party } from '../../../schema/audience.ts';
import type { SubgraphName } from '../../../schema/read-subgraphs.ts';
import { errorCode } from '../error-code.ts';
import { fail } from '../server/fail.ts';
import { readRelaySettings } from '../settings.ts';
import { relayDataSource } from '../storage/databases.ts';
import { deliverNotices } from '../webhook/deliver-notices.ts';
import { queueNotices } from '../webhook/queue-notices.ts';
import { readWebhookKey } from '../webhook/read-webhook-key.ts';
import { openWebhooks } from '../webhook/send-webhook.ts';
import { webhookReach } from '../webhook/webhook-address.ts';
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
/** How long a relay that is told to stop waits for those to whom it tells a notice; it is told again by the next. */
const farewellMs = 1_000;

const open = (subgraph: SubgraphName): Promise<DataSource> =>
  relayDataSource({ subgraph, ...readRelaySettings(subgraph, process.env) });

/** What a round has done, and what kept it from doing more. */
interface Round {
  readonly carried: number;
  readonly faults: readonly unknown[];
}

/** Rounds of one kind, one after the other, until it is told to stop; each fault is told by its code. */
const rounds = async (
  stopped: AbortSignal,
  round: () => Promise<Round>,
  told: (code: string) => string,
): Promise<void> => {
  while (!stopped.aborted) {
    const { carried, faults } = await round().catch((fault: unknown) => ({ carried: 0, faults: [fault] }));
    for (const fault of faults) process.stderr.write(told(errorCode(fault) ?? 'unknown'));
    if (carried === 0 || faults.length > 0)
      await pause(faults.length > 0 ? restAfterFaultMs : restMs, undefined, { signal: stopped }).catch(
        () => undefined,
      );
  }
};

/**
 * The process of a relay: carries until it is told to stop, or until the process that started it is gone, and tells the
 * apps of its side what has arrived, where it has a key to sign it with. A database that is away is waited for; what waits
 * in the outbox goes on waiting.
 */
export const relayProcess = async ({ recipient, origin, receiver, onReceipt }: RelayWay): Promise<void> => {
  const stopped = new AbortController();
  const stop = (): void => {
    stopped.abort();
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
  if (process.env['KOPURO_SUPERVISED'] === '1') process.stdin.resume().once('end', stop).once('error', stop);
  try {
    const key = await readWebhookKey(process.env);
    const [from, cooperation, to] = await Promise.all([open(origin), open('cooperation'), open(receiver)]);
    const webhooks = openWebhooks(webhookReach(process.env));
    process.stdout.write(`ready: relay to ${receiver}\n`);
    const carry = () => carryEvents({ recipient, origin: from, cooperation, receiver: to, onReceipt });
    const tell = async (by: NonNullable<typeof key>): Promise<Round> => {
      const queued = await queueNotices(cooperation, recipient);
      const tried = await deliverNotices({ cooperation, party: recipient, key: by, send: webhooks.send });
      return { carried: queued + tried, faults: [] };
    };
    const carrying = rounds(
      stopped.signal,
      carry,
      (code) => `relay to ${receiver}: an event waits (${code})\n`,
    );
    const telling =
      key === undefined
        ? undefined
        : rounds(
            stopped.signal,
            () => tell(key),
            (code) => `relay to ${receiver}: webhooks wait (${code})\n`,
          );
    await carrying;
    await Promise.race([telling, pause(farewellMs)]);
    await Promise.all([from.destroy(), cooperation.destroy(), to.destroy(), webhooks.close()]);
    process.exit(0);
  } catch (error) {
    fail(`relay to ${receiver}`, error);
  }
};
