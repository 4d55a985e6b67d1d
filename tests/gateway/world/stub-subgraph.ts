import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, parse } from 'graphql';
import { subgraphDocuments } from './subgraph-documents.ts';
import { subgraphResolvers } from './subgraph-resolvers.ts';

/** A subgraph that answers anybody, remembers what it was asked, and can be told to answer otherwise. */
export interface StubSubgraph {
  readonly url: string;
  readonly asked: {
    readonly query: string;
    readonly variables: unknown;
    readonly headers: IncomingHttpHeaders;
  }[];
  /** Answers instead of the schema while it is set. */
  answer: ((response: ServerResponse) => void) | undefined;
  readonly close: () => Promise<void>;
}

/** Listens on a free port of this machine. */
export const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
};

export const shut = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });

export const openStubSubgraph = async (name: string): Promise<StubSubgraph> => {
  const resolvers = subgraphResolvers[name];
  const schema = buildSubgraphSchema([
    { typeDefs: parse(subgraphDocuments[name] ?? ''), ...(resolvers === undefined ? {} : { resolvers }) },
  ]);
  const stub: { asked: StubSubgraph['asked']; answer: StubSubgraph['answer'] } = {
    asked: [],
    answer: undefined,
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.url === '/health/ready') {
        response.end('{}');
        return;
      }
      const { query, variables } = JSON.parse(Buffer.concat(chunks).toString()) as {
        query: string;
        variables?: Record<string, unknown>;
      };
      stub.asked.push({ query, variables, headers: request.headers });
      if (stub.answer !== undefined) {
        stub.answer(response);
        return;
      }
      void graphql({
        schema,
        source: query,
        ...(variables === undefined ? {} : { variableValues: variables }),
      }).then((result) => response.setHeader('content-type', 'application/json').end(JSON.stringify(result)));
    });
  });
  const origin = await listen(server);
  return Object.assign(stub, { url: `${origin}/graphql`, close: () => shut(server) });
};
