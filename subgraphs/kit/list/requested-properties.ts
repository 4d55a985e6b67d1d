import { Kind } from 'graphql';
import type { FieldNode, GraphQLResolveInfo, SelectionSetNode } from 'graphql';

const collect = (set: SelectionSetNode | undefined, info: GraphQLResolveInfo, into: Map<string, FieldNode[]>): void => {
  for (const selection of set?.selections ?? []) {
    if (selection.kind === Kind.FIELD) {
      into.set(selection.name.value, [...(into.get(selection.name.value) ?? []), selection]);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      collect(selection.selectionSet, info, into);
    } else {
      collect(info.fragments[selection.name.value]?.selectionSet, info, into);
    }
  }
};

/**
 * The names of the fields that an operation asks for below the field being resolved, after walking down `path` (for a
 * connection: edges, node). Skipped and conditional fields count as asked for, so that the answer is never too small.
 */
export const requestedFields = (info: GraphQLResolveInfo, path: readonly string[]): ReadonlySet<string> => {
  let nodes: readonly FieldNode[] = info.fieldNodes;
  for (const step of path) {
    const below = new Map<string, FieldNode[]>();
    for (const node of nodes) collect(node.selectionSet, info, below);
    nodes = below.get(step) ?? [];
  }
  const fields = new Map<string, FieldNode[]>();
  for (const node of nodes) collect(node.selectionSet, info, fields);
  return new Set(fields.keys());
};
