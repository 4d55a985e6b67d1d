import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import { errorCode } from '../error-code.ts';

/** A fault of the subgraph's own, for its log: what kind it was, and nothing of what it said. */
export interface Fault {
  readonly name: string;
  readonly code: string | undefined;
}

/** How a code is told: under which code of the contract, and whether its own words go with it. */
interface Telling {
  readonly code: string;
  readonly message?: string;
}

const unfitting: Telling = {
  code: 'GRAPHQL_VALIDATION_FAILED',
  message: 'the operation does not fit this schema',
};
const unanswered: Telling = { code: 'INTERNAL', message: 'the subgraph could not answer this part' };

/** Codes of refusals. Whatever else goes wrong is a fault of the subgraph, of which nothing is told. */
const tellings: Readonly<Record<string, Telling>> = {
  GRAPHQL_PARSE_FAILED: { code: 'GRAPHQL_PARSE_FAILED' },
  PERSISTED_QUERY_NOT_SUPPORTED: { code: 'BAD_REQUEST' },
  BAD_USER_INPUT: { code: 'BAD_USER_INPUT' },
  BAD_REQUEST: { code: 'BAD_REQUEST' },
  OPERATION_RESOLUTION_FAILURE: { code: 'BAD_REQUEST' },
  GRAPHQL_VALIDATION_FAILED: unfitting,
};

/**
 * What is told of an operation that does not fit: the same, whether it names what never was or what its caller may not
 * see, and not where.
 */
export const doesNotFit: GraphQLFormattedError = {
  message: unfitting.message ?? '',
  extensions: { code: unfitting.code },
};

/** What is told of an error, and whether it is a fault. */
export const toldError = (
  formatted: GraphQLFormattedError,
  error: unknown,
): { readonly told: GraphQLFormattedError; readonly fault?: Fault } => {
  const telling = tellings[String(formatted.extensions?.['code'])];
  const { path, locations } = formatted;
  // A document that is nested too deep ends the parser otherwise than by its own words.
  const endedParser =
    telling?.code === 'GRAPHQL_PARSE_FAILED' && !formatted.message.startsWith('Syntax Error');
  const message = endedParser ? 'the document is nested too deep' : formatted.message;
  const { code, message: fixed } = telling ?? unanswered;
  const told = {
    message: fixed ?? message,
    ...(path !== undefined && { path }),
    ...(locations !== undefined && fixed === undefined && { locations }),
    extensions: { code },
  };
  return telling === undefined ? { told, fault: faultOf(error) } : { told };
};

/** What the log is told of an error: its kind and code, which hold no value. */
export const faultOf = (error: unknown): Fault => {
  const original = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  return { name: original instanceof Error ? original.name : 'unknown', code: errorCode(original) };
};
