import type { PlanNode, QueryPlan } from './plan.ts';
import type { SupergraphFacts } from './supergraph-facts.ts';
import { carriedCoordinates } from './verify/carried-coordinates.ts';
import type { PlanFault } from './verify/plan-fault.ts';
import { verifyFetchText } from './verify/verify-fetch-text.ts';
import { verifyRequires } from './verify/verify-requires.ts';

/**
 * Judges a produced plan before it runs, coordinate by coordinate: every field, argument, input field, enum
 * value and type that any of its requests names, and every value that travels from one subgraph to another,
 * must be in the caller's view. What cannot be understood is refused.
 *
 * Two exceptions, neither of which completion ever hands on: key fields, without which entities cannot be joined,
 * may be fetched and sent where the view holds their type; and what stands behind the view may be fetched where
 * the plan carries it to a subgraph that requires it.
 *
 * @param visible whether a schema coordinate (`Type`, `Type.field`, `Type.field(arg:)`, `Input.field`,
 *   `Enum.VALUE`) is in the caller's view.
 * @param behind whether a coordinate is kept from callers by composition alone; nothing is unless given.
 * @returns the first fault, or undefined when the plan may run.
 */
export const verifyPlan = (
  plan: QueryPlan,
  visible: (coordinate: string) => boolean,
  supergraph: SupergraphFacts,
  behind: (coordinate: string) => boolean = () => false,
): PlanFault | undefined => {
  let carried: ReadonlySet<string> | undefined;
  const isCarried = (coordinate: string): boolean => {
    carried ??= carriedCoordinates(plan.node, supergraph);
    // An argument goes with its field.
    return carried.has(coordinate.replace(/\(.*/, ''));
  };
  const sight = {
    visible: (coordinate: string) => visible(coordinate) || (behind(coordinate) && isCarried(coordinate)),
    facts: supergraph,
  };
  const judge = (node: PlanNode | null | undefined): PlanFault | undefined => {
    if (!node) return undefined;
    switch (node.kind) {
      case 'Fetch':
        return (
          (node.requires && verifyRequires(node.requires, sight)) ??
          verifyFetchText(node, node.requires ? new Map([['_entities', node.requires]]) : new Map(), sight)
        );
      case 'BatchFetch': {
        const { aliases } = node.entityBatch;
        for (const { requires } of aliases) {
          const fault = verifyRequires(requires, sight);
          if (fault) return fault;
        }
        return verifyFetchText(node, new Map(aliases.map((alias) => [alias.alias, alias.requires])), sight);
      }
      case 'Sequence':
      case 'Parallel':
        return first(node.nodes, judge);
      case 'Flatten':
        return judge(node.node);
      case 'Condition':
        return judge(node.ifClause) ?? judge(node.elseClause);
      case 'Subscription':
        return judge({ ...node.primary, kind: 'Fetch' });
      case 'Defer':
        return { coordinate: node.kind, reason: 'UNSUPPORTED' };
    }
  };
  return judge(plan.node);
};

const first = <T>(items: readonly T[], judge: (item: T) => PlanFault | undefined): PlanFault | undefined => {
  for (const item of items) {
    const fault = judge(item);
    if (fault) return fault;
  }
  return undefined;
};
