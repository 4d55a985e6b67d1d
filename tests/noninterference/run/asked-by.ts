import type { Operation } from '../operations/operation.ts';
import type { Asked } from '../rig/ask.ts';

/** The request by which a caller sends an operation. */
export const askedBy = (operation: Operation, authorization: string | undefined): Asked => {
  const { query = '', variables, operationName, accept, door } = operation;
  const common = { authorization, ...(accept === undefined ? {} : { accept }) };
  if (operation.path !== undefined) return { ...common, method: 'GET', path: operation.path };
  if (door !== 'get')
    return {
      ...common,
      method: 'POST',
      path: door === 'stream' ? '/graphql/stream' : '/graphql',
      body: JSON.stringify({ query, variables, operationName }),
    };
  const parameters = new URLSearchParams({ query });
  if (variables !== undefined && Object.keys(variables).length > 0)
    parameters.set('variables', JSON.stringify(variables));
  if (operationName !== undefined) parameters.set('operationName', operationName);
  return { ...common, method: 'GET', path: `/graphql?${parameters.toString()}` };
};
