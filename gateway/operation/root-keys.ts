import { GraphQLIncludeDirective, GraphQLSkipDirective, Kind, getDirectiveValues } from 'graphql';
import type { SelectionNode, SelectionSetNode } from 'graphql';
import { fragmentsOf } from './fragments-of.ts';
import type { ParsedOperation } from './parse-operation.ts';

/**
 * The keys of an answer in the order in which the operation asks for them (GraphQL specification, CollectFields).
 * Needed where an answer is put together from two parts.
 */
export const rootKeys = (
  { document, operation }: ParsedOperation,
  variables: Readonly<Record<string, unknown>>,
): readonly string[] => {
  const fragments = fragmentsOf(document);
  const spread = new Set<string>();
  const keys = new Set<string>();
  const isIncluded = (node: SelectionNode): boolean =>
    getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] !== true &&
    getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false;
  const collect = (set: SelectionSetNode) => {
    for (const node of set.selections) {
      if (!isIncluded(node)) continue;
      if (node.kind === Kind.FIELD) keys.add((node.alias ?? node.name).value);
      else if (node.kind === Kind.INLINE_FRAGMENT) collect(node.selectionSet);
      else if (!spread.has(node.name.value)) {
        spread.add(node.name.value);
        const fragment = fragments.get(node.name.value);
        if (fragment !== undefined) collect(fragment.selectionSet);
      }
    }
  };
  collect(operation.selectionSet);
  return [...keys];
};
