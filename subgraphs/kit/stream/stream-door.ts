import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Audience } from '../../../schema/audience.ts';
import { clearanceHeader } from '../clearance/verify-clearance.ts';
import type { VerifyClearance } from '../clearance/verify-clearance.ts';
import type { Fault } from '../server/told-error.ts';
import { faultOf } from '../server/told-error.ts';

/** The header in which a gateway learns under which id it renews the clearance of a stream. */
const streamHeader = 'kopuro-stream';

/** How often a stream says that it lives, and looks whether its clearance still counts, in milliseconds. */
const tickMs = 10_000;
/** Bytes that may wait for a gateway that does not take them. */
const mostUnread = 1024 * 1024;
/** Streams open at once; more are refused. */
const mostStreams = 2_000;

interface Open {
  readonly audience: Audience;
  /** The newest clearance that came for it. */
  clearance: string | undefined;
}

/** The streams that are open. */
export interface StreamDoor {
  /** Sends a stream's events until it ends, the gateway leaves, or its clearance counts no more. */
  readonly serve: (
    request: IncomingMessage,
    response: ServerResponse,
    audience: Audience,
    events: AsyncGenerator<string, void, undefined>,
  ) => void;
  /** Takes a new clearance for a stream that is open for the same audience; whether there is one. */
  readonly renew: (id: string, audience: Audience, clearance: string | undefined) => boolean;
  /** Whether one more may be opened. */
  readonly hasRoom: () => boolean;
  /** Ends all. */
  readonly close: () => void;
}

/**
 * Server-Sent Events from a subgraph to a gateway: each event is one answer. Before each, the clearance is verified again:
 * a stream outlives the clearance that opened it only by newer ones.
 */
export const openStreamDoor = (verify: VerifyClearance, onFault: (fault: Fault) => void): StreamDoor => {
  const streams = new Map<string, Open>();
  const ends = new Set<() => void>();

  return {
    serve: (request, response, audience, events) => {
      const id = randomUUID();
      const clearance = request.headers[clearanceHeader];
      const open: Open = { audience, clearance: typeof clearance === 'string' ? clearance : undefined };
      streams.set(id, open);
      const counts = async () => (await verify(open.clearance))?.id === audience.id;
      const end = () => {
        if (!streams.delete(id)) return;
        ends.delete(end);
        clearInterval(tick);
        void events.return();
        response.end();
      };
      const send = (text: string) => {
        response.write(text);
        if (response.writableLength > mostUnread) end();
      };
      const tick = setInterval(() => {
        void counts().then((still) => {
          if (still) send(':\n\n');
          else end();
        });
      }, tickMs);
      ends.add(end);
      response.once('close', end);
      response.writeHead(200, { 'content-type': 'text/event-stream', [streamHeader]: id });
      response.write(':\n\n');
      const pass = async () => {
        for await (const event of events) {
          if (!streams.has(id) || !(await counts())) return;
          send(`data: ${event}\n\n`);
        }
      };
      pass()
        .catch((error: unknown) => {
          if (streams.has(id)) onFault(faultOf(error));
        })
        .finally(end);
    },
    renew: (id, audience, clearance) => {
      const open = streams.get(id);
      if (open?.audience.id !== audience.id) return false;
      open.clearance = clearance;
      return true;
    },
    hasRoom: () => streams.size < mostStreams,
    close: () => {
      for (const end of [...ends]) end();
    },
  };
};
