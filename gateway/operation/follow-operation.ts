import { clearanceHeader } from '../clearance/sign-clearance.ts';
import type { StreamClient } from '../execution/stream-client.ts';
import type { Caller, Executed } from './execute-operation.ts';
import type { PreparedOperation } from './prepared-operation.ts';

/** The longest that the rest of an event may take once its subgraph has told of it, in milliseconds. */
const eventMs = 15_000;

/**
 * Follows a subscription: whatever its subgraph tells is completed from the others, each asked with the caller's clearance
 * of that moment. Events come one after the other; while one is completed, the next waits at its subgraph.
 *
 * @param signal aborted when nobody follows any more
 * @throws SubgraphFailure where the subgraph cannot be followed, or no longer
 */
export async function* followOperation(
  { data: prepared }: Pick<PreparedOperation, 'data'>,
  variables: Readonly<Record<string, unknown>>,
  { view, clearance, client }: Caller,
  streams: StreamClient,
  signal: AbortSignal,
): AsyncGenerator<Executed, void, undefined> {
  if (prepared === 'nothing') return;
  if ('failed' in prepared || prepared.subscription === undefined) {
    const code = 'failed' in prepared ? prepared.failed : 'INTERNAL';
    yield { introspection: undefined, data: null, faults: [{ code }], withheld: [] };
    return;
  }
  const headers = async (subgraph: string) => ({
    [clearanceHeader]: await clearance.forSubgraph(subgraph),
  });
  const { subgraph, body, answer } = prepared.subscription;
  for await (const event of streams.open(subgraph, body(variables), () => headers(subgraph), signal)) {
    const {
      data,
      faults,
      withheld = [],
    } = await answer(event, {
      variables,
      signal: AbortSignal.any([signal, AbortSignal.timeout(eventMs)]),
      fetch: async (asked, text, kind, stop) => client.fetch(asked, text, await headers(asked), kind, stop),
    });
    // The public is told of nothing.
    yield { introspection: undefined, data, faults, withheld: view.audience.id === 'public' ? [] : withheld };
  }
}
