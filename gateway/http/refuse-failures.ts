import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { Refusal, refuseRequest } from '../refusal.ts';
import { respondRefusal } from './respond.ts';

/** What the framework refuses by itself: the status it gives, and what we say. */
const frameworkMessages: ReadonlyMap<number, string> = new Map([
  [400, 'The request is not well formed.'],
  [405, 'The method is not allowed here.'],
  [408, 'The request did not arrive in time.'],
  [414, 'The address is too long.'],
  [415, 'The content type must be application/json.'],
  [431, 'The headers are too large.'],
  [503, 'The gateway is stopping.'],
]);

const refusalOf = (error: unknown, mostBytes: number): Refusal | undefined => {
  if (error instanceof Refusal) return error;
  const status = error instanceof Error ? (error as Partial<FastifyError>).statusCode : undefined;
  if (status === 413)
    return refuseRequest(413, 'OPERATION_TOO_LARGE', `The body has more than ${String(mostBytes)} bytes.`);
  const message = status === undefined ? undefined : frameworkMessages.get(status);
  return status === undefined || message === undefined
    ? undefined
    : refuseRequest(status, 'BAD_REQUEST', message);
};

/** Where in our code something failed. The message is left out: it may hold values. */
const whereItFailed = (error: unknown): { readonly error: string; readonly at: readonly string[] } =>
  error instanceof Error
    ? {
        error: error.name,
        at: (error.stack ?? '')
          .split('\n')
          .filter((line) => /^\s+at /.test(line))
          .slice(0, 12),
      }
    : { error: typeof error, at: [] };

/**
 * Answers a failure of any kind in the one shape that errors have here. What is none of the failures we know is
 * ours: the caller hears that it is, and the log hears where.
 */
export const failureHandler =
  (log: Logger, mostBytes: number) =>
  (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const refusal = refusalOf(error, mostBytes);
    if (refusal !== undefined) return respondRefusal(request, reply, refusal);
    log.error({ request: request.id, ...whereItFailed(error) }, 'a request failed');
    return respondRefusal(request, reply, refuseRequest(500, 'INTERNAL'));
  };

const methods = ['GET', 'POST'] as const;

/** Answers for addresses that do not exist with 404, and for wrong methods on those that do with 405. */
export const refuseUnknownAddresses = (app: FastifyInstance): void => {
  app.setNotFoundHandler((request) => {
    const [path = ''] = request.url.split('?', 1);
    const allowed = methods.filter((method) => app.hasRoute({ method, url: path }));
    if (allowed.length === 0 || allowed.some((method) => method === request.method))
      throw refuseRequest(404, 'BAD_REQUEST', 'There is nothing at this address.');
    throw refuseRequest(405, 'BAD_REQUEST', 'The method is not allowed here.', { allow: allowed.join(', ') });
  });
};
