import { Kind } from 'graphql';
import type { FieldNode, GraphQLResolveInfo, SelectionSetNode } from 'graphql';

type Fragments = GraphQLResolveInfo['fragments'];

/** The fields of some selections, through fragments; each named fragment is walked once, however often it is spread. */
const fieldsIn = function* (
  selections: SelectionSetNode['selections'],
  fragments: Fragments,
  walked: Set<string>,
): Generator<FieldNode> {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) yield selection;
    else if (selection.kind === Kind.INLINE_FRAGMENT) {
      yield* fieldsIn(selection.selectionSet.selections, fragments, walked);
    } else if (!walked.has(selection.name.value)) {
      walked.add(selection.name.value);
      const fragment = fragments[selection.name.value];
      yield* fieldsIn(fragment?.selectionSet.selections ?? [], fragments, walked);
    }
  }
};

const below = (nodes: readonly FieldNode[], fragments: Fragments): readonly FieldNode[] => [
  ...fieldsIn(
    nodes.flatMap(({ selectionSet }) => selectionSet?.selections ?? []),
    fragments,
    new Set(),
  ),
];

/**
 * The names of the fields that an operation asks for below the field being resolved, after walking down `path` (for a
 * connection: edges, node). Skipped and conditional fields count as asked for, so that the answer is never too small.
 */
export const requestedFields = (
  { fieldNodes, fragments }: GraphQLResolveInfo,
  path: readonly string[] = [],
): ReadonlySet<string> => {
  let nodes: readonly FieldNode[] = fieldNodes;
  for (const step of path) nodes = below(nodes, fragments).filter(({ name }) => name.value === step);
  return new Set(below(nodes, fragments).map(({ name }) => name.value));
};
