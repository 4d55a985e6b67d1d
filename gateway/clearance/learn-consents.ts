import { oncePer } from '../../schema/once-per.ts';
import type { SubgraphClient } from '../execution/subgraph-client.ts';
import { clearanceHeader } from './sign-clearance.ts';
import type { Clearance } from './sign-clearance.ts';

/** What asks about consents, and what it may believe. */
export interface ConsentSources {
  readonly client: Pick<SubgraphClient, 'consents'>;
  /** The subgraphs that answer each field: nobody else's consent opens it. */
  readonly resolving: ReadonlyMap<string, ReadonlySet<string>>;
}

const subgraphsIn = oncePer((resolving: ConsentSources['resolving']) => [
  ...new Set([...resolving.values()].flatMap((names) => [...names])),
]);

/**
 * The fields that consents in force name for a third party at this moment, each believed of the subgraph alone that
 * answers it, in order. A subgraph that cannot tell has none. It says what the third party's view holds and no more: each
 * value is released, or not, by the database that it lies in.
 */
export const learnConsents = async (
  clearance: Clearance,
  { client, resolving }: ConsentSources,
  signal: AbortSignal,
): Promise<readonly string[]> => {
  const learnt = await Promise.all(
    subgraphsIn(resolving).map(async (subgraph) => {
      try {
        const headers = { [clearanceHeader]: await clearance.forSubgraph(subgraph) };
        const named = await client.consents(subgraph, headers, signal);
        return named.filter((coordinate) => resolving.get(coordinate)?.has(subgraph) === true);
      } catch {
        return [];
      }
    }),
  );
  return [...new Set(learnt.flat())].sort();
};
