import {
  Kind,
  OperationTypeNode,
  createSourceEventStream,
  execute,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { DocumentNode, ExecutionArgs, ExecutionResult, GraphQLError } from 'graphql';
import type { Audience } from '../../../schema/audience.ts';
import { mayAsk } from '../clearance/may-ask.ts';
import type { MarkedSchema } from '../schema/build-schema.ts';
import type { RequestContext } from '../server/request-context.ts';
import { toldError } from '../server/told-error.ts';
import type { Fault } from '../server/told-error.ts';

/** What streams are made of. */
export interface StreamParts extends MarkedSchema {
  readonly mostTokens: number;
  /** Made anew for each event: nothing read for one is used for another. */
  readonly contextOf: (audience: Audience) => RequestContext;
  readonly onFault: (fault: Fault) => void;
}

/** Opens a stream of answers as JSON texts; undefined for what is no subscription that this caller may ask for. */
export type OpenStream = (
  audience: Audience,
  body: unknown,
) => Promise<AsyncGenerator<string, void, undefined> | undefined>;

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const documentIn = (query: unknown, maxTokens: number): DocumentNode | undefined => {
  if (typeof query !== 'string') return undefined;
  try {
    return parse(query, { maxTokens });
  } catch {
    return undefined;
  }
};

const isOneSubscription = ({ definitions }: DocumentNode): boolean => {
  const operations = definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  return operations.length === 1 && operations[0]?.operation === OperationTypeNode.SUBSCRIPTION;
};

/** Whether an answer tells of anything: a record that the caller may not see, or no longer, tells of nothing. */
const tells = ({ data, errors }: ExecutionResult): boolean =>
  errors !== undefined || Object.values(data ?? {}).some((value) => value !== null);

/**
 * The streams of a subgraph. The wall that stands before every question stands here too: an operation that names what its
 * caller may not see is none; each event's record is read under the caller's own login.
 */
export const graphqlStreams =
  ({ mostTokens, contextOf, onFault, ...marked }: StreamParts): OpenStream =>
  async (audience, body) => {
    const { query, variables } = isMap(body) ? body : {};
    const { schema } = marked;
    const document = documentIn(query, mostTokens);
    const given = isMap(variables) ? variables : {};
    if (document === undefined || !isOneSubscription(document)) return undefined;
    if (validate(schema, document, specifiedRules, { maxErrors: 1 }).length > 0) return undefined;
    if (!(await mayAsk(document, given, marked, contextOf(audience)))) return undefined;

    const asked = (): ExecutionArgs => ({
      schema,
      document,
      variableValues: given,
      contextValue: contextOf(audience),
    });
    const source = await createSourceEventStream(asked());
    if (!(Symbol.asyncIterator in source)) {
      for (const error of source.errors ?? []) report(error, onFault);
      return undefined;
    }
    return answers(source, asked, onFault);
  };

const report = (error: GraphQLError, onFault: StreamParts['onFault']) => {
  const { told, fault } = toldError(error.toJSON(), error);
  if (fault !== undefined) onFault(fault);
  return told;
};

async function* answers(
  source: AsyncIterable<unknown>,
  asked: () => ExecutionArgs,
  onFault: StreamParts['onFault'],
): AsyncGenerator<string, void, undefined> {
  for await (const rootValue of source) {
    const result = await execute({ ...asked(), rootValue });
    if (!tells(result)) continue;
    const { data, errors } = result;
    yield JSON.stringify({
      data,
      ...(errors !== undefined && { errors: errors.map((error) => report(error, onFault)) }),
    });
  }
}
