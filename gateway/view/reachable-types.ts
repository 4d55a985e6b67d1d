import { Kind } from 'graphql';
import type { TypeDefinitionNode } from 'graphql';
import { interfacesOf, typeName } from './type-definitions.ts';

/**
 * The names of the types that a caller can meet from the given roots: types of fields and arguments, members of
 * unions, interfaces of the types met, and whatever implements an interface that a field returns.
 * What stands only beside these (the machinery of federation, the argument types of directives) is not among them.
 */
export const reachableTypes = (
  types: ReadonlyMap<string, TypeDefinitionNode>,
  roots: readonly string[],
): ReadonlySet<string> => {
  const met = new Set<string>();
  const returned = new Set<string>();
  const meet = (name: string) => {
    const type = types.get(name);
    if (type === undefined || met.has(name)) return;
    met.add(name);
    interfacesOf(type).forEach(meet);
    if (type.kind === Kind.UNION_TYPE_DEFINITION)
      type.types?.forEach((member) => {
        meet(member.name.value);
      });
    if (type.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION)
      type.fields?.forEach((field) => {
        meet(typeName(field.type));
      });
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) return;
    for (const field of type.fields ?? []) {
      comeBack(typeName(field.type));
      field.arguments?.forEach((argument) => {
        meet(typeName(argument.type));
      });
    }
  };
  // An interface that no field returns says nothing of the others that implement it.
  const comeBack = (name: string) => {
    if (returned.has(name)) return;
    returned.add(name);
    meet(name);
    if (types.get(name)?.kind !== Kind.INTERFACE_TYPE_DEFINITION) return;
    for (const type of types.values()) if (interfacesOf(type).includes(name)) meet(type.name.value);
  };
  roots.forEach(meet);
  return met;
};
