import type { PlanNode, RequiresSelection } from '../plan.ts';
import type { SupergraphFacts } from '../supergraph-facts.ts';

const requiresOf = (node: PlanNode | null | undefined): readonly (readonly RequiresSelection[])[] => {
  switch (node?.kind) {
    case 'Fetch':
      return node.requires ? [node.requires] : [];
    case 'BatchFetch':
      return node.entityBatch.aliases.map(({ requires }) => requires);
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap(requiresOf);
    case 'Flatten':
      return requiresOf(node.node);
    case 'Condition':
      return [...requiresOf(node.ifClause), ...requiresOf(node.elseClause)];
    default:
      return [];
  }
};

/**
 * What a plan's representations carry from one subgraph to another: each field, as a coordinate of its type and of every
 * type that a value of that can be, and each type that they tell apart.
 */
export const carriedCoordinates = (
  plan: PlanNode | null | undefined,
  facts: SupergraphFacts,
): ReadonlySet<string> => {
  const carried = new Set<string>();
  const withPossible = (type: string): readonly string[] => [type, ...facts.possibleTypes(type)];
  const carry = (selections: readonly RequiresSelection[], type?: string): void => {
    for (const selection of selections) {
      if (selection.kind === 'InlineFragment') {
        for (const name of withPossible(selection.typeCondition)) carried.add(name);
        carry(selection.selections, selection.typeCondition);
      }
      if (selection.kind !== 'Field' || type === undefined) continue;
      const name = selection.alias ?? selection.name;
      for (const owner of withPossible(type)) carried.add(`${owner}.${name}`);
      carry(selection.selections ?? [], facts.types.get(type)?.fields.get(name)?.type);
    }
  };
  for (const requires of requiresOf(plan)) carry(requires);
  return carried;
};
