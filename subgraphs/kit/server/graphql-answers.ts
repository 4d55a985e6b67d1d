import { ApolloServer, HeaderMap } from '@apollo/server';
import type { ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError, OperationTypeNode } from 'graphql';
import type { Audience } from '../../../schema/audience.ts';
import { consentedCoordinates } from '../consent/consented-coordinates.ts';
import { mayAsk } from '../clearance/may-ask.ts';
import { makeLoaders } from '../list/loaders.ts';
import type { MarkedSchema } from '../schema/build-schema.ts';
import type { Session } from '../storage/query.ts';
import { graphqlStreams } from '../stream/graphql-streams.ts';
import type { OpenStream } from '../stream/graphql-streams.ts';
import type { RequestContext } from './request-context.ts';
import { doesNotFit, toldError } from './told-error.ts';
import type { Fault } from './told-error.ts';

/** What answers are made of. */
export interface AnswerParts extends MarkedSchema {
  /** What an audience's own login can do; asked for only once a statement is to be run. */
  readonly sessionAs: (audience: Audience) => Promise<Session>;
  /** News of a table's records; without it there are no subscriptions. */
  readonly news?: RequestContext['news'];
  /** Told of faults that are the subgraph's own, without values. */
  readonly onFault: (fault: Fault) => void;
}

/** Answers of a subgraph to questions whose caller is known. */
export interface GraphqlAnswers {
  /** @param body the parsed JSON of a request, whatever it is */
  readonly answer: (
    audience: Audience,
    body: unknown,
  ) => Promise<{ readonly status: number; readonly text: string }>;
  /** Opens a stream of answers. */
  readonly stream: OpenStream;
  /** The coordinates that consents in force of this database name for a third party; nothing for everybody else. */
  readonly consents: (audience: Audience) => Promise<readonly string[]>;
  readonly stop: () => Promise<void>;
}

/** Tokens of a document: several times what a gateway's largest operation becomes in one subgraph. */
const mostTokens = 20_000;

const noNews: RequestContext['news'] = () => Promise.reject(new Error('no news are kept here'));
/** Withheld values that are told of; more would say nothing new. */
const mostWithheld = 1_000;

const notFitting = 'GRAPHQL_VALIDATION_FAILED';

/**
 * The second wall: refuses, before anything runs, an operation that names what its caller may not see, and answers it as
 * one that names what does not exist.
 */
const wall = (marked: MarkedSchema): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: async ({ document, operation, request, contextValue }) => {
        const isStream = operation?.operation === OperationTypeNode.SUBSCRIPTION;
        if (!isStream && (await mayAsk(document, request.variables ?? {}, marked, contextValue))) return;
        throw new GraphQLError('not for this caller', { extensions: { code: notFitting } });
      },
      willSendResponse: ({ response, contextValue: { withheld } }) => {
        const { body, http } = response;
        if (body.kind !== 'single') return Promise.resolve();
        if (body.singleResult.errors?.some(({ extensions }) => extensions?.['code'] === notFitting)) {
          http.status = 400;
          body.singleResult = { errors: [doesNotFit] };
        } else if (withheld.length > 0) {
          body.singleResult = {
            ...body.singleResult,
            extensions: { withheld: withheld.slice(0, mostWithheld) },
          };
        }
        return Promise.resolve();
      },
    }),
});

/** Makes a subgraph's answers; of a fault nothing is told but that there was one. */
export const graphqlAnswers = async (parts: AnswerParts): Promise<GraphqlAnswers> => {
  const { schema, markings, reach, sessionAs, onFault, news = noNews } = parts;
  const apollo = new ApolloServer<RequestContext>({
    schema,
    introspection: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    allowBatchedHttpRequests: false,
    csrfPrevention: false,
    persistedQueries: false,
    parseOptions: { maxLexicalTokens: mostTokens },
    // Nothing is told of what does not fit: neither a second fault nor what may have been meant is worked out.
    validationOptions: { hideSuggestions: true, maxErrors: 1 },
    // The process has its own way to stop.
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => {
      const { told, fault } = toldError(formatted, error);
      if (fault !== undefined) onFault(fault);
      return told;
    },
    plugins: [
      // It would listen to each value of each answer.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      wall(parts),
    ],
  });
  await apollo.start();

  const contextOf = (audience: Audience): RequestContext => {
    const query: Session['query'] = async (sql, parameters) =>
      (await sessionAs(audience)).query(sql, parameters);
    const transact: Session['transact'] = async (work) => (await sessionAs(audience)).transact(work);
    let known: Promise<ReadonlySet<string>> | undefined;
    return {
      audience,
      markings,
      query,
      transact,
      news,
      loaders: makeLoaders(audience, markings, query),
      consented: () => (known ??= consentedCoordinates(audience, query).then(reach)),
      withheld: [],
    };
  };

  return {
    answer: async (audience, body) => {
      const { status = 200, body: answered } = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method: 'POST',
          headers: new HeaderMap([
            ['content-type', 'application/json'],
            ['accept', 'application/json'],
          ]),
          search: '',
          body,
        },
        context: () => Promise.resolve(contextOf(audience)),
      });
      // Only operations that defer parts are answered in several, and these schemas know no such directive.
      if (answered.kind !== 'complete') throw new Error('an answer in several parts');
      return { status, text: answered.string };
    },
    stream: graphqlStreams({ ...parts, mostTokens, contextOf }),
    consents: async (audience) => {
      const { query } = contextOf(audience);
      // What is no field of this subgraph is not its to open, whatever a consent says.
      return (await consentedCoordinates(audience, query)).filter((name) => reach([name]).has(name));
    },
    stop: () => apollo.stop(),
  };
};
