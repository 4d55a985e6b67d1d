import { Kind } from 'graphql';
import type { FragmentDefinitionNode, SelectionNode, SelectionSetNode } from 'graphql';

/** What there is in a selection once its fragments are expanded. */
export interface OperationSize {
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  readonly roots: number;
  readonly selections: number;
}

const nothing: OperationSize = { depth: 0, aliases: 0, directives: 0, roots: 0, selections: 0 };

const together = (left: OperationSize, right: OperationSize): OperationSize => ({
  depth: Math.max(left.depth, right.depth),
  aliases: left.aliases + right.aliases,
  directives: left.directives + right.directives,
  roots: left.roots + right.roots,
  selections: left.selections + right.selections,
});

/**
 * The size of a selection, leaving out introspection. Each fragment is measured once, however often it is spread,
 * so that measuring costs no more than reading the document. Fragments must not spread themselves (validation).
 */
export const operationSize = (
  selection: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): OperationSize => {
  const measured = new Map<string, OperationSize>();
  const ofFragment = (name: string): OperationSize => {
    const known = measured.get(name);
    if (known !== undefined) return known;
    const size = ofSelections(fragments.get(name)?.selectionSet);
    measured.set(name, size);
    return size;
  };
  const ofSelections = (set: SelectionSetNode | undefined): OperationSize =>
    (set?.selections ?? []).map(ofOne).reduce(together, nothing);
  const ofOne = (node: SelectionNode): OperationSize => {
    const directives = node.directives?.length ?? 0;
    if (node.kind === Kind.FIELD) {
      if (node.name.value === '__schema' || node.name.value === '__type')
        return { ...nothing, roots: 1, directives };
      const below = ofSelections(node.selectionSet);
      return {
        depth: below.depth + 1,
        aliases: below.aliases + (node.alias === undefined ? 0 : 1),
        directives: below.directives + directives,
        roots: 1,
        selections: below.selections + 1,
      };
    }
    const below =
      node.kind === Kind.INLINE_FRAGMENT ? ofSelections(node.selectionSet) : ofFragment(node.name.value);
    return { ...below, directives: below.directives + directives };
  };
  return ofSelections(selection);
};
