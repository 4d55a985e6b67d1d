import { isIP } from 'node:net';
import type { onRequestHookHandler } from 'fastify';
import { refuseRequest } from '../refusal.ts';
import { AnonymousAllowance } from '../traffic/anonymous-allowance.ts';

/** Told to everyone who is refused, whenever: a true figure would tell of others behind the same address. */
const retrySeconds = '30';

/** What a door is opened with that takes questions. */
export interface Limited {
  readonly onRequest: onRequestHookHandler;
}

/**
 * Bounds what one address may ask for without a token, before anything of a request is read. Whoever sends a token is not
 * counted here: it is good, or it is refused at once.
 *
 * @param perMinute requests of one address in a minute; 0 sets no limit
 */
export const limitAnonymous = (perMinute: number): Limited => {
  if (perMinute === 0)
    return {
      onRequest: (_request, _reply, done) => {
        done();
      },
    };
  const allowance = new AnonymousAllowance(perMinute);
  return {
    onRequest: (request, _reply, done) => {
      // What a trusted proxy says of an address may be anything.
      const address = isIP(request.ip) === 0 ? (request.socket.remoteAddress ?? '') : request.ip;
      if (request.headers.authorization !== undefined || allowance.takes(address)) {
        done();
        return;
      }
      done(refuseRequest(429, 'TOO_MANY_REQUESTS', undefined, { 'retry-after': retrySeconds }));
    },
  };
};
