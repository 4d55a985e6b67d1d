import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Kinds } from '../operation/allow-kind.ts';
import type { Gateway } from '../operation/gateway.ts';
import type { Asked } from '../operation/question.ts';
import { readyQuestion } from '../operation/request-path.ts';
import { Refusal, refuseRequest } from '../refusal.ts';
import { writeAnswer } from '../written-answer.ts';
import { arrive } from './arrive.ts';
import { openEventWriter } from './event-writer.ts';
import { followStream } from './follow-stream.ts';
import type { Limited } from './limit-anonymous.ts';
import { readAddress, readBodyOf } from './read-question.ts';
import { refuseOtherSites } from './refuse-other-sites.ts';

const byPost: Kinds = new Set(['query', 'mutation', 'subscription']);
const byGet: Kinds = new Set(['query', 'subscription']);

/** Whether events may be sent: a header that does not say, or that takes anything, takes them too. */
const takesEvents = (accept: string | undefined): boolean =>
  accept === undefined || /(^|,)\s*(text\/event-stream|text\/\*|\*\/\*)\s*(;|,|$)/i.test(accept);

/**
 * `/graphql/stream`: GraphQL over Server-Sent Events, one operation a connection. Subscriptions, and every other
 * operation too, come by the same path as at `/graphql`; only what is answered is written otherwise.
 */
export const openStreamDoor = (app: FastifyInstance, gateway: Gateway, limited: Limited): void => {
  const attend = async (request: FastifyRequest, reply: FastifyReply, read: () => Asked, allows: Kinds) => {
    if (!takesEvents(request.headers.accept))
      throw refuseRequest(406, 'BAD_REQUEST', 'The answer can be text/event-stream.');
    const arrival = arrive(request, reply, { question: read, allows });
    try {
      const ready = await readyQuestion(arrival, gateway);
      if (ready.kind === 'subscription') {
        await followStream(reply, arrival, ready, gateway.streams);
        return;
      }
      const answer = writeAnswer(await ready.answer(arrival.signal));
      const writer = openEventWriter(reply);
      writer.next(answer);
      writer.end();
    } catch (error) {
      // What is wrong with the question itself is told as an event, as the protocol has it.
      if (!(error instanceof Refusal) || error.status !== 'by-media-type') throw error;
      const writer = openEventWriter(reply);
      writer.next(writeAnswer({ errors: error.errors }));
      writer.end();
    }
  };
  app.post('/graphql/stream', limited, (request, reply) =>
    attend(request, reply, () => readBodyOf(request), byPost),
  );
  app.get('/graphql/stream', limited, (request, reply) => {
    refuseOtherSites(request);
    return attend(request, reply, () => readAddress(request.raw.url ?? ''), byGet);
  });
};
