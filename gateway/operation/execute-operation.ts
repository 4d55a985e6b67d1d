import { executeSync } from 'graphql';
import { clearanceHeader } from '../clearance/sign-clearance.ts';
import type { Clearance } from '../clearance/sign-clearance.ts';
import type { Withheld } from '../../schema/withheld-reasons.ts';
import type { ErrorCode } from '../error-codes.ts';
import type { SubgraphClient } from '../execution/subgraph-client.ts';
import type { View } from '../view/view.ts';
import type { PreparedOperation } from './prepared-operation.ts';

type Data = Readonly<Record<string, unknown>>;

/** Why a part of an answer is missing, and where. */
export interface ExecutionFault {
  readonly code: ErrorCode;
  readonly path?: readonly (string | number)[];
}

/** What came of an operation: the view's own part, and the subgraphs'. */
export interface Executed {
  readonly introspection: Data | undefined;
  readonly data: Data | null;
  readonly faults: readonly ExecutionFault[];
  readonly withheld: readonly Withheld[];
}

/** Whom an operation is carried out for, and by what. */
export interface Caller {
  readonly view: View;
  readonly clearance: Clearance;
  readonly client: SubgraphClient;
}

/**
 * Carries out a prepared operation. Each subgraph is asked with the caller's clearance and nothing else of the
 * caller's: no header that came with the request travels on.
 */
export const executeOperation = async (
  prepared: PreparedOperation,
  variables: Data,
  { view, clearance, client }: Caller,
  signal: AbortSignal,
): Promise<Executed> => {
  const introspected =
    prepared.introspection === undefined
      ? undefined
      : executeSync({
          schema: view.schema,
          document: prepared.introspection,
          variableValues: variables,
          hideSuggestions: true,
        });
  if (introspected?.errors !== undefined || introspected?.data === null)
    return { introspection: undefined, data: null, faults: [{ code: 'INTERNAL' }], withheld: [] };
  const introspection = introspected?.data;

  if (prepared.data === 'nothing') return { introspection, data: {}, faults: [], withheld: [] };
  if ('failed' in prepared.data)
    return { introspection, data: null, faults: [{ code: prepared.data.failed }], withheld: [] };
  const {
    data,
    faults,
    withheld = [],
  } = await prepared.data.run({
    variables,
    signal,
    fetch: async (subgraph, body, kind, stop) =>
      client.fetch(subgraph, body, { [clearanceHeader]: await clearance.forSubgraph(subgraph) }, kind, stop),
  });
  // The public is told of nothing.
  return { introspection, data, faults, withheld: view.audience.id === 'public' ? [] : withheld };
};
