import { Kind, parse, type SelectionNode, type SelectionSetNode } from 'graphql';

/** Whether a literal `@skip` or `@include` takes a selection out, whatever the variables. */
const takenOut = (selection: SelectionNode): boolean =>
  (selection.directives ?? []).some((directive) => {
    const condition = directive.arguments?.find((arg) => arg.name.value === 'if')?.value;
    if (condition?.kind !== Kind.BOOLEAN) return false;
    return directive.name.value === 'skip'
      ? condition.value
      : directive.name.value === 'include' && !condition.value;
  });

/** Whether literal `@skip` and `@include` leave no root field of the only operation of a document. */
export const nothingSelected = (operation: string): boolean => {
  const { definitions } = parse(operation, { noLocation: true });
  const fragments = new Map<string, SelectionSetNode>();
  for (const node of definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node.selectionSet);
  const entered = new Set<SelectionSetNode>();
  const empty = (set: SelectionSetNode | undefined): boolean => {
    if (!set || entered.has(set)) return true;
    entered.add(set);
    return set.selections.every((selection) => {
      if (takenOut(selection)) return true;
      if (selection.kind === Kind.FIELD) return false;
      return empty(
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection.selectionSet
          : fragments.get(selection.name.value),
      );
    });
  };
  return definitions.every((node) => node.kind !== Kind.OPERATION_DEFINITION || empty(node.selectionSet));
};
