import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { emptyShape, type Shape } from './shape.ts';

/** The client's operation with its fragments at hand. */
export interface ClientOperation {
  readonly definition: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/**
 * Selects the operation to run.
 * @throws Error when the document has no such operation; the caller has checked that before.
 */
export const selectOperation = (document: DocumentNode, name: string | undefined): ClientOperation => {
  const fragments = new Map<string, FragmentDefinitionNode>();
  let definition: OperationDefinitionNode | undefined;
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
    else if (node.kind === Kind.OPERATION_DEFINITION && (name === undefined || node.name?.value === name))
      definition ??= node;
  }
  if (!definition) throw new Error('the document has no operation of that name');
  return { definition, fragments };
};

/**
 * The response keys a client can see, as a tree. Each pair of fragment and place is entered once, so that
 * fragments spread over and over cost nothing.
 */
export const clientShape = ({ definition, fragments }: ClientOperation): Shape => {
  const seen = new WeakMap<Shape, Set<SelectionSetNode>>();
  const add = (shape: Shape, set: SelectionSetNode): void => {
    const entered = seen.get(shape) ?? new Set();
    if (entered.has(set)) return;
    seen.set(shape, entered.add(set));
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        if (!selection.selectionSet) {
          if (!shape.has(key)) shape.set(key, undefined);
          continue;
        }
        const child = shape.get(key) ?? emptyShape();
        shape.set(key, child);
        add(child, selection.selectionSet);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) add(shape, selection.selectionSet);
      else {
        const fragment = fragments.get(selection.name.value);
        if (fragment) add(shape, fragment.selectionSet);
      }
    }
  };
  const root = emptyShape();
  add(root, definition.selectionSet);
  return root;
};
