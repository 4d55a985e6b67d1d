import type { FastifyReply } from 'fastify';
import { SubgraphFailure } from '../execution/subgraph-failure.ts';
import type { Arrival } from '../operation/arrival.ts';
import type { ReadySubscription } from '../operation/request-path.ts';
import { refuseRequest } from '../refusal.ts';
import type { OpenStreams } from '../stream/open-streams.ts';
import { openEventWriter } from './event-writer.ts';

/** Longer than this a timer cannot wait, in milliseconds. */
const longestTimerMs = 2 ** 31 - 1;
/** How often it is asked of a stream that tells nothing whether something was taken back, in milliseconds. */
const silentMs = 5_000;

/**
 * Sends the answers of a subscription until it ends: because its subgraph ends it or is lost, the token expires, something
 * is taken back from its audience, the reader is too slow, or has gone. Whatever ends it ends the subgraph's stream too.
 * Whether something was taken back (a consent withdrawn) is asked before each answer, and now and then while there is none,
 * of the databases whose rows it opened: nobody has to tell the gateway of it, and whoever opens a stream again is judged by
 * what holds then.
 *
 * @throws Refusal 503 where no more streams are taken for this audience
 */
export const followStream = async (
  reply: FastifyReply,
  { gone }: Pick<Arrival, 'gone'>,
  { audience, until, stands, follow }: ReadySubscription,
  streams: OpenStreams,
): Promise<void> => {
  const stop = new AbortController();
  let end: Parameters<OpenStreams['add']>[1] = () => undefined;
  const leave = streams.add(audience, (code) => {
    end(code);
  });
  if (leave === undefined)
    throw refuseRequest(503, 'STREAM_ENDED', 'No more streams can be followed at this moment.', {
      'retry-after': '30',
    });
  const writer = openEventWriter(reply);
  end = (code) => {
    writer.end(code);
    stop.abort();
  };
  const expiry =
    until === undefined
      ? undefined
      : setTimeout(
          () => {
            end('UNAUTHENTICATED');
          },
          Math.min(Math.max(until - Date.now(), 0), longestTimerMs),
        );
  const signal = AbortSignal.any([gone, stop.signal]);
  const look = async () => {
    if (stands !== undefined && !(await stands(signal))) end('STREAM_ENDED');
  };
  const looking =
    stands &&
    setInterval(() => {
      look().catch(() => {
        end('INTERNAL');
      });
    }, silentMs);
  try {
    for await (const answer of follow(signal)) {
      await look();
      if (!writer.next(answer)) break;
    }
    end();
  } catch (error) {
    end(error instanceof SubgraphFailure ? error.code : 'INTERNAL');
  } finally {
    clearTimeout(expiry);
    clearInterval(looking);
    stop.abort();
    leave();
  }
};
