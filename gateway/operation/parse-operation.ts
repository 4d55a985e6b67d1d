import { BREAK, GraphQLError, Kind, parse, visit } from 'graphql';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { refuseOperation } from '../refusal.ts';
import { limits } from './limits.ts';
import type { Question } from './question.ts';

/** A document and the one operation of it that is to be carried out. */
export interface ParsedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

const tokenLimitReached = /^Syntax Error: Document contains more tha[nt] \d+ tokens/;

const tooLarge = (message: string) => refuseOperation('OPERATION_TOO_LARGE', [{ message }]);

/**
 * Bounds what validation would have to work through. Whatever walks a document later may call itself once for each
 * level; a visitor does not. Fields of one response key are compared with each other, pair by pair.
 */
const refuseHeavyDocuments = (document: DocumentNode): void => {
  let depth = 0;
  let deepest = 0;
  const fieldsByKey = new Map<string, number>();
  visit(document, {
    enter: (node) => {
      depth += 1;
      deepest = Math.max(deepest, depth);
      if (node.kind === Kind.FIELD) {
        const key = (node.alias ?? node.name).value;
        fieldsByKey.set(key, (fieldsByKey.get(key) ?? 0) + 1);
      }
      return deepest > limits.nodes ? BREAK : undefined;
    },
    leave: () => {
      depth -= 1;
    },
  });
  if (deepest > limits.nodes) throw tooLarge('The document is nested too deeply.');
  const pairs = [...fieldsByKey.values()].reduce((sum, count) => sum + count * count, 0);
  if (pairs > limits.pairs) throw tooLarge('The document selects the same fields too often.');
};

const parseDocument = (query: string): DocumentNode => {
  try {
    return parse(query, { maxTokens: limits.tokens });
  } catch (error) {
    // What the parser's own stack cannot hold is far deeper than any answer.
    if (error instanceof RangeError) throw tooLarge('The document is nested too deeply.');
    if (!(error instanceof GraphQLError)) throw error;
    if (tokenLimitReached.test(error.message))
      throw tooLarge(`The document has more than ${String(limits.tokens)} tokens.`);
    throw refuseOperation('GRAPHQL_PARSE_FAILED', [
      { message: error.message, ...(error.locations === undefined ? {} : { locations: error.locations }) },
    ]);
  }
};

const selectOperation = (document: DocumentNode, name: string | undefined): OperationDefinitionNode => {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const fault = (message: string) => refuseOperation('GRAPHQL_VALIDATION_FAILED', [{ message }]);
  const [first, second] = operations;
  if (first === undefined) throw fault('The document has no operation.');
  if (name === undefined) {
    if (second !== undefined)
      throw fault('The document has several operations; name one with `operationName`.');
    return first;
  }
  const named = operations.find((operation) => operation.name?.value === name);
  if (named === undefined) throw fault(`The document has no operation named "${name}".`);
  return named;
};

/**
 * Reads a document and selects the operation to carry out. The planner would silently take the first of several.
 *
 * @throws Refusal GRAPHQL_PARSE_FAILED, OPERATION_TOO_LARGE, or GRAPHQL_VALIDATION_FAILED if no operation is named
 */
export const parseOperation = ({ query, operationName }: Question): ParsedOperation => {
  const document = parseDocument(query);
  refuseHeavyDocuments(document);
  return { document, operation: selectOperation(document, operationName) };
};
