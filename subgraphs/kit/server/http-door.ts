import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { clearanceHeader } from '../clearance/verify-clearance.ts';
import type { VerifyClearance } from '../clearance/verify-clearance.ts';
import type { GraphqlAnswers } from './graphql-answers.ts';
import { readJson } from './read-json.ts';
import type { StreamDoor } from '../stream/stream-door.ts';
import { doesNotFit, faultOf } from './told-error.ts';
import type { Fault } from './told-error.ts';

/** What stands behind the door. */
export interface DoorParts {
  readonly verify: VerifyClearance;
  readonly answer: GraphqlAnswers['answer'];
  readonly stream: GraphqlAnswers['stream'];
  readonly streams: StreamDoor;
  readonly consents: GraphqlAnswers['consents'];
  /** Whether the database answers. */
  readonly isReady: () => Promise<boolean>;
  readonly onFault: (fault: Fault) => void;
}

interface Reply {
  readonly status: number;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const refusal = (status: number, code: string, message: string, headers?: Reply['headers']): Reply => ({
  status,
  text: JSON.stringify({ errors: [{ message, extensions: { code } }] }),
  ...(headers && { headers }),
});

/** What is told of a subscription that does not fit: as of any other operation. */
const unfitting = refusal(400, 'GRAPHQL_VALIDATION_FAILED', doesNotFit.message);

// An `import` of it reads every name that it exports, and some of those load a whole client of HTTP.
const { createServer } = process.getBuiltinModule('node:http');

const renewal = /^\/graphql\/streams\/([\da-f-]{36})$/;

/** The reply to a request, or nothing where it became a stream. */
const replyTo = async (
  request: IncomingMessage,
  response: ServerResponse,
  parts: DoorParts,
): Promise<Reply | undefined> => {
  if (request.url === '/health/ready') {
    const ready = await parts.isReady();
    return { status: ready ? 200 : 503, text: JSON.stringify({ status: ready ? 'ready' : 'not ready' }) };
  }
  const stream = renewal.exec(request.url ?? '')?.[1];
  if (request.url !== '/graphql' && request.url !== '/consents' && stream === undefined)
    return refusal(404, 'BAD_REQUEST', 'there is nothing here but /graphql');
  const token = request.headers[clearanceHeader];
  const audience = await parts.verify(typeof token === 'string' ? token : undefined);
  if (audience === undefined) return refusal(401, 'UNAUTHENTICATED', 'no clearance that counts here');
  if (request.method !== 'POST') {
    return refusal(405, 'BAD_REQUEST', 'a question is asked by POST', { allow: 'POST' });
  }
  if (stream !== undefined) {
    request.resume();
    return parts.streams.renew(stream, audience, typeof token === 'string' ? token : undefined)
      ? { status: 200, text: '{}' }
      : refusal(404, 'BAD_REQUEST', 'there is no such stream');
  }
  if (request.url === '/consents') {
    request.resume();
    return { status: 200, text: JSON.stringify({ coordinates: await parts.consents(audience) }) };
  }
  const body = await readJson(request);
  if (body.outcome === 'refused') return refusal(body.status, 'BAD_REQUEST', body.message);
  if (request.headers.accept !== 'text/event-stream') return parts.answer(audience, body.value);
  if (!parts.streams.hasRoom()) return refusal(503, 'INTERNAL', 'too many streams are open');
  const events = await parts.stream(audience, body.value);
  if (events === undefined) return unfitting;
  parts.streams.serve(request, response, audience, events);
  return undefined;
};

const send = (response: ServerResponse, { status, text, headers }: Reply): void => {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
};

/** The HTTP server of a subgraph: no clearance, no answer. */
export const httpDoor = (parts: DoorParts): Server => {
  const server = createServer((request, response) => {
    replyTo(request, response, parts).then(
      (reply) => {
        if (reply !== undefined) send(response, reply);
      },
      (error: unknown) => {
        // Whoever hung up gets no answer, and nothing went wrong here.
        if (!request.complete && request.destroyed) return;
        parts.onFault(faultOf(error));
        send(response, refusal(500, 'INTERNAL', 'the subgraph could not answer'));
      },
    );
  });
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  // Longer than a gateway keeps a connection that nobody uses, so that it is not ended under a question.
  server.keepAliveTimeout = 60_000;
  return server;
};
