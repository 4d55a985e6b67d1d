import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { ApolloServer, HeaderMap } from '@apollo/server';
import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled, ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled';
import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import type { Audience } from '../../../schema/audience.ts';
import { namesRestricted } from '../clearance/restricted-coordinate.ts';
import { clearanceHeader } from '../clearance/verify-clearance.ts';
import type { VerifyClearance } from '../clearance/verify-clearance.ts';
import { makeLoaders } from '../list/loaders.ts';
import type { MarkedSchema } from '../schema/build-schema.ts';
import type { RequestContext } from './request-context.ts';

/** What a subgraph's server is made of. */
export interface GraphqlServerParts extends MarkedSchema {
  readonly verify: VerifyClearance;
  readonly queryAs: (audience: Audience) => Promise<RequestContext['query']>;
  /** Told of faults that are the subgraph's own, without values. */
  readonly onFault: (fault: { readonly name: string; readonly code: string | undefined }) => void;
}

const largestBody = 4 * 1024 * 1024;

/** Refuses, before anything runs, an operation that names what its caller may not see; nothing tells which part. */
const wall = ({ schema, markings }: MarkedSchema): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ document, request, contextValue }) => {
        if (namesRestricted(document, request.variables ?? {}, schema, markings, contextValue.audience)) {
          throw new GraphQLError('the operation does not fit this schema', {
            extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
          });
        }
        return Promise.resolve();
      },
    }),
});

const codeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** An HTTP server for a subgraph: no clearance, no answer; and of a fault nothing is told but that there was one. */
export const graphqlServer = async (parts: GraphqlServerParts): Promise<{ server: Server; stop: () => Promise<void> }> => {
  const { schema, markings, verify, queryAs, onFault } = parts;
  const formatError = (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const { code } = formatted.extensions ?? {};
    const place = { ...(formatted.path && { path: formatted.path }), ...(formatted.locations && { locations: formatted.locations }) };
    if (code === 'BAD_USER_INPUT' || code === 'GRAPHQL_VALIDATION_FAILED' || code === 'GRAPHQL_PARSE_FAILED') {
      return { message: formatted.message, ...place, extensions: { code } };
    }
    const original = error instanceof GraphQLError ? (error.originalError ?? error) : error;
    onFault({ name: original instanceof Error ? original.name : 'unknown', code: codeOf(original) });
    return { message: 'the subgraph could not answer this part', ...place, extensions: { code: 'INTERNAL' } };
  };
  const apollo = new ApolloServer<RequestContext>({
    schema,
    introspection: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    allowBatchedHttpRequests: false,
    csrfPrevention: false,
    persistedQueries: false,
    formatError,
    plugins: [
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      wall({ schema, markings }),
    ],
  });
  await apollo.start();

  const contextFor = async (audience: Audience): Promise<RequestContext> => {
    const query = await queryAs(audience);
    return { audience, markings, query, loaders: makeLoaders(audience, markings, query) };
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.url === '/health/ready') return reply(response, 200, '{"status":"ready"}');
    if (request.url !== '/graphql') return reply(response, 404, '{"errors":[{"message":"not found"}]}');
    const header = request.headers[clearanceHeader];
    const audience = await verify(typeof header === 'string' ? header : undefined);
    if (audience === undefined) return reply(response, 401, '{"errors":[{"message":"no clearance"}]}');
    const body = await readJson(request);
    if (body === undefined) return reply(response, 400, '{"errors":[{"message":"the body is not JSON of a sane size"}]}');
    const headers = new HeaderMap();
    for (const [name, value] of Object.entries(request.headers)) if (typeof value === 'string') headers.set(name, value);
    const result = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: request.method ?? '', headers, search: '', body },
      context: () => contextFor(audience),
    });
    if (result.body.kind !== 'complete') return reply(response, 500, '{"errors":[{"message":"unsupported"}]}');
    reply(response, result.status ?? 200, result.body.string);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      onFault({ name: error instanceof Error ? error.name : 'unknown', code: codeOf(error) });
      reply(response, 500, '{"errors":[{"message":"the subgraph could not answer"}]}');
    });
  });
  return { server, stop: () => apollo.stop() };
};

const reply = (response: ServerResponse, status: number, body: string): void => {
  if (response.headersSent) return;
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
};

const readJson = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) return undefined;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
};
