import type { FastifyReply } from 'fastify';
import type { ErrorCode } from '../error-codes.ts';
import { errorCodes } from '../error-codes.ts';
import { writeAnswer } from '../written-answer.ts';
import type { WrittenAnswer } from '../written-answer.ts';

/** Bytes that may wait for a reader who does not take them. */
const mostUnread = 1024 * 1024;
/** How long a stream that has ended waits for its reader, in milliseconds. */
const farewellMs = 5_000;
/** How often a stream says that it lives, so that nobody between takes it for dead, in milliseconds. */
const tickMs = 12_000;

/** Writes a stream of Server-Sent Events as the GraphQL over SSE protocol has them: `next` for each answer, `complete`. */
export interface EventWriter {
  /** False once the reader is too far behind, and the stream has ended for it. */
  readonly next: (answer: WrittenAnswer) => boolean;
  /** Ends the stream: with a code, after an answer that says why. What is called after it does nothing. */
  readonly end: (code?: ErrorCode) => void;
}

/** Begins a stream; what is sent from then on is no longer the framework's. */
export const openEventWriter = (reply: FastifyReply): EventWriter => {
  const { raw } = reply;
  reply.hijack();
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // Proxies that gather answers before they pass them on are asked not to.
    'x-accel-buffering': 'no',
  });
  raw.write(':\n\n');
  let ended = false;
  const tick = setInterval(() => {
    if (raw.writableLength > mostUnread) end('TOO_SLOW');
    else raw.write(':\n\n');
  }, tickMs);
  const next = ({ text, codes }: WrittenAnswer): boolean => {
    if (ended) return false;
    reply.outcome = [...new Set([...reply.outcome, ...codes])];
    raw.write(`event: next\ndata: ${text}\n\n`);
    if (raw.writableLength > mostUnread) end('TOO_SLOW');
    return !raw.writableEnded;
  };
  const end = (code?: ErrorCode): void => {
    if (ended) return;
    if (code !== undefined) {
      const { text } = writeAnswer({ errors: [{ message: errorCodes[code], extensions: { code } }] });
      reply.outcome = [...new Set([...reply.outcome, code])];
      raw.write(`event: next\ndata: ${text}\n\n`);
    }
    ended = true;
    clearInterval(tick);
    raw.end('event: complete\ndata:\n\n');
    const farewell = setTimeout(() => raw.destroy(), farewellMs);
    raw.once('close', () => {
      clearTimeout(farewell);
    });
  };
  raw.once('close', () => {
    ended = true;
    clearInterval(tick);
  });
  return { next, end };
};
