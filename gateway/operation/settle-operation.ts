import { Kind } from 'graphql';
import { settleConditions } from '../execution/settle-conditions.ts';
import type { AcceptedOperation } from './accepted-operation.ts';
import type { ParsedOperation } from './parse-operation.ts';

/** An operation whose conditions are settled, and the values that settled them as one text. */
export interface SettledOperation {
  readonly parsed: ParsedOperation;
  readonly settled: string;
}

/**
 * Settles the conditions of an operation by its variables, so that each way in which it can stand has a plan of its own:
 * the planner is exact with literals only. An operation without condition variables stays as it is.
 *
 * @param variables coerced
 */
export const settleOperation = (
  { parsed, conditions }: AcceptedOperation,
  variables: Readonly<Record<string, unknown>>,
): SettledOperation => {
  if (conditions.length === 0) return { parsed, settled: '' };
  const document = settleConditions(parsed.document, variables);
  const name = parsed.operation.name?.value;
  const operation = document.definitions.find(
    (node) => node.kind === Kind.OPERATION_DEFINITION && node.name?.value === name,
  );
  return {
    parsed: operation?.kind === Kind.OPERATION_DEFINITION ? { document, operation } : parsed,
    settled: conditions.map((condition) => (variables[condition] === true ? '1' : '0')).join(''),
  };
};
