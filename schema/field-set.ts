import { Kind, parse } from 'graphql';
import type { SelectionSetNode } from 'graphql';
import { namedType } from './schema-elements.ts';
import type { SchemaElement } from './schema-elements.ts';

const selected = (
  selectionSet: SelectionSetNode,
  typeName: string,
  elements: ReadonlyMap<string, SchemaElement>,
): string[] =>
  selectionSet.selections.flatMap((selection) => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) throw new Error('a field set cannot hold a named fragment');
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const narrowed = selection.typeCondition?.name.value ?? typeName;
      return [narrowed, ...selected(selection.selectionSet, narrowed, elements)];
    }
    if (selection.name.value === '__typename') return [typeName];
    const coordinate = `${typeName}.${selection.name.value}`;
    const type = elements.get(coordinate)?.type;
    return [
      coordinate,
      ...(selection.arguments ?? []).map((argument) => `${coordinate}(${argument.name.value}:)`),
      ...(selection.selectionSet === undefined || type === undefined
        ? []
        : selected(selection.selectionSet, namedType(type), elements)),
    ];
  });

/**
 * Every coordinate that a field set of federation names, at any depth: of `id owner { name }` on `Order`:
 * `Order.id`, `Order.owner`, `Owner.name`. `elements` are those of the document in which it stands.
 * @throws Error if the text is no field set.
 */
export const fieldSetCoordinates = (
  fieldSet: string,
  typeName: string,
  elements: ReadonlyMap<string, SchemaElement>,
): string[] => {
  const [operation] = parse(`{ ${fieldSet.replace(/^\s*\{([\s\S]*)\}\s*$/, '$1')} }`, {
    noLocation: true,
  }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`not a field set: ${fieldSet}`);
  return selected(operation.selectionSet, typeName, elements);
};
