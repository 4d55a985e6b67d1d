import type { FaultCode } from './fault.ts';
import type { BatchFetchNode, FetchNode } from './plan.ts';
import type { Run } from './run.ts';
import { SubgraphFailure } from './subgraph-failure.ts';

/** Sends, and hands what comes back to `receive`; whatever fails becomes faults by `failed`. */
export const askSubgraph = (
  run: Run,
  node: FetchNode | BatchFetchNode,
  body: string,
  receive: (payload: unknown) => void,
  failed: (code: FaultCode) => void,
): Promise<void> | undefined => {
  if (run.signal.aborted) {
    failed('TIMEOUT');
    return undefined;
  }
  const kind = node.operationKind === 'mutation' ? 'mutation' : 'query';
  return run.fetch(node.serviceName, body, kind, run.signal).then(
    (payload) => {
      try {
        receive(payload);
      } catch {
        // Nesting so deep that no walk can follow it: nothing honest looks like that.
        failed('INVALID_RESPONSE');
      }
    },
    (error: unknown) => {
      failed(error instanceof SubgraphFailure ? error.code : 'INTERNAL');
    },
  );
};
