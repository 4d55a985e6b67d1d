import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Kinds } from '../operation/allow-kind.ts';
import type { Gateway } from '../operation/gateway.ts';
import type { Asked } from '../operation/question.ts';
import { answerQuestion } from '../operation/request-path.ts';
import { refuseRequest } from '../refusal.ts';
import { writeAnswer } from '../written-answer.ts';
import { arrive } from './arrive.ts';
import type { Limited } from './limit-anonymous.ts';
import { mediaTypeFor } from './media-type.ts';
import { readAddress, readBodyOf } from './read-question.ts';
import { refuseOtherSites } from './refuse-other-sites.ts';
import { respond } from './respond.ts';
import { isForAnyone, offerToCaches } from './offer-to-caches.ts';

const byPost: Kinds = new Set(['query', 'mutation']);
const byGet: Kinds = new Set(['query']);

/**
 * `/graphql` by POST and GET, as GraphQL over HTTP has it, one question a request.
 *
 * Not built on the graphql-http package, though its audits are passed: little of it would be left. It reads a
 * question more leniently than is safe here (repeated keys, invalid UTF-8), ignores weights in `Accept`, and writes
 * answers through a callback for each key, which costs about half as much again.
 */
export const openGraphqlDoor = (
  app: FastifyInstance,
  gateway: Gateway,
  limited: Limited,
  cacheSeconds: number,
): void => {
  const attend = async (request: FastifyRequest, reply: FastifyReply, read: () => Asked, allows: Kinds) => {
    const mediaType = mediaTypeFor(request.headers.accept);
    if (mediaType === undefined)
      throw refuseRequest(
        406,
        'BAD_REQUEST',
        'The answer can be application/graphql-response+json or application/json.',
      );
    const arrival = arrive(request, reply, { question: read, allows });
    const answer = await answerQuestion(arrival, gateway);
    if (!isForAnyone(request)) return respond(reply, mediaType, answer);
    const written = writeAnswer(answer);
    return written.codes.length === 0
      ? offerToCaches(request, reply, mediaType, written.text, cacheSeconds)
      : respond(reply, mediaType, written);
  };
  app.post('/graphql', limited, (request, reply) =>
    attend(request, reply, () => readBodyOf(request), byPost),
  );
  app.get('/graphql', limited, (request, reply) => {
    refuseOtherSites(request);
    return attend(request, reply, () => readAddress(request.raw.url ?? ''), byGet);
  });
};
