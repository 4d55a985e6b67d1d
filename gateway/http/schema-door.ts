import type { FastifyInstance } from 'fastify';
import type { Gateway } from '../operation/gateway.ts';
import { answerSchema } from '../operation/request-path.ts';
import { arrive } from './arrive.ts';
import type { Limited } from './limit-anonymous.ts';
import { isForAnyone, offerToCaches } from './offer-to-caches.ts';

const noQuestion = (): never => {
  throw new Error('this door takes no question');
};

/** `/schema.graphql`: the caller's own view, as the schema language writes it. */
export const openSchemaDoor = (
  app: FastifyInstance,
  gateway: Gateway,
  limited: Limited,
  cacheSeconds: number,
): void => {
  app.get('/schema.graphql', limited, async (request, reply) => {
    const sdl = await answerSchema(
      arrive(request, reply, { question: noQuestion, allows: new Set() }),
      gateway,
    );
    return isForAnyone(request)
      ? offerToCaches(request, reply, 'application/graphql', `${sdl}\n`, cacheSeconds)
      : reply.header('content-type', 'application/graphql; charset=utf-8').send(`${sdl}\n`);
  });
};
