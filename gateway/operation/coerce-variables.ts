import { getVariableValues } from 'graphql';
import type { OperationDefinitionNode } from 'graphql';
import { refuseOperation } from '../refusal.ts';
import type { View } from '../view/view.ts';

const mostFaults = 10;

/**
 * The variables of an operation as the caller's view understands them, defaults included. Coercing against the
 * supergraph would tell names that the caller's view does not have.
 *
 * @throws Refusal BAD_USER_INPUT with at most eleven errors
 */
export const coerceVariables = (
  operation: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
  view: View,
): Readonly<Record<string, unknown>> => {
  const { errors, coerced } = getVariableValues(view.schema, operation.variableDefinitions ?? [], given, {
    maxErrors: mostFaults,
    hideSuggestions: true,
  });
  if (errors === undefined) return coerced;
  throw refuseOperation(
    'BAD_USER_INPUT',
    errors.map(({ message, locations }) => ({ message, ...(locations === undefined ? {} : { locations }) })),
  );
};
