import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';

/**
 * One line for each request: who asked, how much, by which door, and how it ended. Never an address with its
 * query, a variable, a value, or a name from the operation.
 */
export const logRequests = (app: FastifyInstance, log: Logger): void => {
  app.decorateRequest('facts');
  app.decorateRequest('alarmed', false);
  app.decorateReply('outcome');
  app.addHook('onRequest', (request, reply, done) => {
    request.facts = {};
    reply.outcome = [];
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    const line = {
      request: request.id,
      door: request.routeOptions.url ?? 'none',
      ...request.facts,
      status: reply.statusCode,
      outcome: reply.outcome.length === 0 ? 'answered' : reply.outcome,
      ms: Math.round(reply.elapsedTime),
    };
    if (request.alarmed) log.error(line, 'a plan reached beyond its view and was refused');
    else log.info(line, 'request');
    done();
  });
};
