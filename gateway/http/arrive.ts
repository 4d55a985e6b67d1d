import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Kinds } from '../operation/allow-kind.ts';
import type { Arrival, RequestFacts } from '../operation/arrival.ts';
import type { Asked } from '../operation/question.ts';

/** The longest that a request may take in all, in milliseconds. Longer than any one fetch of it may. */
const deadlineMs = 15_000;

declare module 'fastify' {
  interface FastifyRequest {
    /** What the log may know of this request. */
    facts: RequestFacts;
    /** Whether its plan reached beyond its view. */
    alarmed: boolean;
  }
}

/** Brings an HTTP request onto the path of every request. Of its headers only `Authorization` goes along. */
export const arrive = (
  request: FastifyRequest,
  reply: FastifyReply,
  door: { readonly question: () => Asked; readonly allows: Kinds },
): Arrival => {
  const gone = new AbortController();
  const stop = new AbortController();
  const deadline = setTimeout(() => {
    stop.abort();
  }, deadlineMs);
  // Emitted when the answer is sent, and when the caller has gone: then nobody waits for what is still under way.
  reply.raw.once('close', () => {
    clearTimeout(deadline);
    if (reply.raw.writableFinished) return;
    gone.abort();
    stop.abort();
  });
  return {
    ...door,
    // Told apart only where there is one: the other headers would be written out anew for that.
    authorization:
      request.headers.authorization === undefined ? [] : (request.raw.headersDistinct['authorization'] ?? []),
    gone: gone.signal,
    signal: stop.signal,
    note: (facts) => {
      request.facts = { ...request.facts, ...facts };
    },
    alarm: () => {
      request.alarmed = true;
    },
  };
};
