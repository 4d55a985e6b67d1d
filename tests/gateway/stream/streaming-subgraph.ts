import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { listen, shut } from '../world/stub-subgraph.ts';

/** A stream that a gateway holds open at the stub. */
export interface HeldStream {
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly response: ServerResponse;
  /** Resolves once the gateway has let go of it. */
  readonly closed: Promise<void>;
}

/** A subgraph of things: streams what the test says, and joins to each thing what it knows. */
export interface StreamingSubgraph {
  readonly url: string;
  readonly streams: HeldStream[];
  /** What else it was asked. */
  readonly asked: { readonly query: string; readonly headers: IncomingHttpHeaders }[];
  /** The coordinates that it says consents name at this moment. */
  consented: readonly string[];
  /** The newest stream, once there are this many. */
  readonly opened: (count: number) => Promise<HeldStream>;
  readonly close: () => Promise<void>;
}

/** One event, as a subgraph sends it. */
export const event = (root: string, thing: unknown): string =>
  `data: ${JSON.stringify({ data: { [root]: thing } })}\n\n`;

export const openStreamingSubgraph = async (entities: unknown): Promise<StreamingSubgraph> => {
  const streams: HeldStream[] = [];
  const asked: StreamingSubgraph['asked'] = [];
  const waiting: { count: number; resolve: (stream: HeldStream) => void }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.url !== '/graphql') {
        response.end(JSON.stringify({ coordinates: subgraph.consented }));
        return;
      }
      const { query } = JSON.parse(Buffer.concat(chunks).toString()) as { query: string };
      if (request.headers.accept !== 'text/event-stream') {
        asked.push({ query, headers: request.headers });
        response
          .setHeader('content-type', 'application/json')
          .end(JSON.stringify({ data: { _entities: entities, now: 'now', touch: 'touched' } }));
        return;
      }
      response.writeHead(200, { 'content-type': 'text/event-stream', 'kopuro-stream': randomUUID() });
      response.write(':\n\n');
      const closed = new Promise<void>((resolve) => {
        response.once('close', () => {
          resolve();
        });
      });
      const stream = { query, headers: request.headers, response, closed };
      streams.push(stream);
      for (const one of waiting.splice(0))
        if (streams.length >= one.count) one.resolve(stream);
        else waiting.push(one);
    });
  });
  const origin = await listen(server);
  const subgraph: StreamingSubgraph = {
    consented: [],
    url: `${origin}/graphql`,
    streams,
    asked,
    opened: (count) =>
      new Promise((resolve) => {
        const stream = streams[count - 1];
        if (stream === undefined) waiting.push({ count, resolve });
        else resolve(stream);
      }),
    close: () => shut(server),
  };
  return subgraph;
};
