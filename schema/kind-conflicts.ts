import { Kind } from 'graphql';
import type { DocumentNode, TypeNode } from 'graphql';
import { namedType, schemaElements } from './schema-elements.ts';

/** A shape without names: how deep the lists are, and what kind of thing stands in them. */
const shapeOf = (type: TypeNode, kindOf: (typeName: string) => string): string => {
  if (type.kind === Kind.NON_NULL_TYPE) return shapeOf(type.type, kindOf);
  if (type.kind === Kind.LIST_TYPE) return `list of ${shapeOf(type.type, kindOf)}`;
  return kindOf(type.name.value);
};

/**
 * Fields, arguments and input fields whose type is of different kinds in two subgraphs (an object here, a union
 * there). Composition picks one of them silently, and an operation that is valid in the other ends the planner.
 * One name that is an interface here and an `@interfaceObject` there is the same type, and no conflict.
 */
export const kindConflicts = (
  subgraphs: readonly { readonly name: string; readonly document: DocumentNode }[],
): { readonly coordinate: string; readonly message: string }[] => {
  const seen = new Map<string, { subgraph: string; typeName: string; shape: string }>();
  return subgraphs.flatMap(({ name: subgraph, document }) => {
    const elements = schemaElements(document);
    return [...elements.values()].flatMap(({ coordinate, type }) => {
      if (type === undefined) return [];
      const typeName = namedType(type);
      const shape = shapeOf(type, (name) => elements.get(name)?.typeKind ?? 'scalar');
      const known = seen.get(coordinate);
      if (known === undefined) {
        seen.set(coordinate, { subgraph, typeName, shape });
        return [];
      }
      const lists = (text: string) => text.split('list of ').length;
      if (known.shape === shape || (known.typeName === typeName && lists(known.shape) === lists(shape)))
        return [];
      return [
        {
          coordinate,
          message: `${coordinate} is ${known.shape} \`${known.typeName}\` in ${known.subgraph} and ${shape} \`${typeName}\` in ${subgraph}; give it one kind of type in both`,
        },
      ];
    });
  });
};
