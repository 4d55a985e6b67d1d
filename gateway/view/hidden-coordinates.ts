import { Kind, specifiedScalarTypes } from 'graphql';
import type {
  ConstValueNode,
  FieldDefinitionNode,
  InputObjectTypeDefinitionNode,
  InputValueDefinitionNode,
  TypeDefinitionNode,
} from 'graphql';
import { interfacesOf, isRequired, typeName } from './type-definitions.ts';
import { elementsOf, isComposite, isInaccessible as isMarkedInaccessible } from './type-elements.ts';
import type { Composite, TypeElement } from './type-elements.ts';

type Types = ReadonlyMap<string, TypeDefinitionNode>;

const builtIn: ReadonlySet<string> = new Set(specifiedScalarTypes.map((scalar) => scalar.name));

/**
 * Every coordinate that a view does not have: what is not released, what composition calls inaccessible, and what
 * cannot stand without those. The result is the least set that leaves a valid schema:
 * - a field, argument or input field goes with its type; one whose default names something hidden goes too
 * - a field, or an input type, goes with a part that a caller would have to give
 * - an interface keeps only what every type of the view that implements it keeps
 * - a type goes with its last field, value or member, an interface with its last implementation; one that nothing
 *   in the supergraph implements has none to go with
 *
 * @param types every type of the supergraph
 * @param released whether the audience may see a coordinate
 * @param isInaccessible what composition keeps from everybody
 */
export const hiddenCoordinates = (
  types: Types,
  released: (coordinate: string) => boolean,
  isInaccessible: (node: TypeElement['node']) => boolean = isMarkedInaccessible,
): ReadonlySet<string> => {
  const hidden = new Set<string>();
  for (const type of types.values())
    for (const { coordinate, node } of elementsOf(type))
      if (!released(coordinate) || isInaccessible(node)) hidden.add(coordinate);

  const isShown = (coordinate: string) => !hidden.has(coordinate);
  const isTypeShown = (name: string) => builtIn.has(name) || (types.has(name) && isShown(name));
  const implementations = new Map<string, Composite[]>();
  for (const type of types.values())
    for (const name of interfacesOf(type))
      if (isComposite(type)) implementations.set(name, [...(implementations.get(name) ?? []), type]);
  const shownImplementations = (name: string) =>
    (implementations.get(name) ?? []).filter((type) => isShown(type.name.value));
  const lostImplementations = (name: string): boolean =>
    implementations.has(name) && shownImplementations(name).length === 0;

  const isValueShown = (value: ConstValueNode, type: string): boolean => {
    if (value.kind === Kind.LIST) return value.values.every((item) => isValueShown(item, type));
    if (value.kind === Kind.ENUM) return isShown(`${type}.${value.value}`);
    if (value.kind !== Kind.OBJECT) return true;
    const definition = types.get(type);
    return value.fields.every(({ name, value: inner }) => {
      const field =
        definition?.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION
          ? definition.fields?.find((candidate) => candidate.name.value === name.value)
          : undefined;
      return (
        field === undefined || (isShown(`${type}.${name.value}`) && isValueShown(inner, typeName(field.type)))
      );
    });
  };
  const isInputShown = (coordinate: string, node: InputValueDefinitionNode): boolean =>
    isShown(coordinate) &&
    isTypeShown(typeName(node.type)) &&
    (node.defaultValue === undefined || isValueShown(node.defaultValue, typeName(node.type)));

  let changed = true;
  const keep = (coordinate: string, stays: boolean) => {
    if (stays || hidden.has(coordinate)) return;
    hidden.add(coordinate);
    changed = true;
  };

  const settleField = (owner: Composite, field: FieldDefinitionNode) => {
    const name = owner.name.value;
    const coordinate = `${name}.${field.name.value}`;
    const implementers = owner.kind === Kind.INTERFACE_TYPE_DEFINITION ? shownImplementations(name) : [];
    for (const argument of field.arguments ?? []) {
      const part = `(${argument.name.value}:)`;
      const everywhere = implementers.every((type) =>
        isShown(`${type.name.value}.${field.name.value}${part}`),
      );
      keep(
        `${coordinate}${part}`,
        isShown(coordinate) && everywhere && isInputShown(`${coordinate}${part}`, argument),
      );
      keep(coordinate, isShown(`${coordinate}${part}`) || !isRequired(argument));
    }
    keep(coordinate, isTypeShown(typeName(field.type)));
    keep(
      coordinate,
      implementers.every((type) => isShown(`${type.name.value}.${field.name.value}`)),
    );
  };
  const settleInput = (type: InputObjectTypeDefinitionNode) => {
    for (const field of type.fields ?? []) {
      const coordinate = `${type.name.value}.${field.name.value}`;
      keep(coordinate, isInputShown(coordinate, field));
      keep(type.name.value, isShown(coordinate) || !isRequired(field));
    }
  };
  const hasParts = (type: TypeDefinitionNode): boolean => {
    const name = type.name.value;
    if (type.kind === Kind.SCALAR_TYPE_DEFINITION) return true;
    if (type.kind === Kind.UNION_TYPE_DEFINITION)
      return (type.types ?? []).some((member) => isTypeShown(member.name.value));
    if (type.kind === Kind.INTERFACE_TYPE_DEFINITION && lostImplementations(name)) return false;
    const parts = type.kind === Kind.ENUM_TYPE_DEFINITION ? type.values : type.fields;
    return (parts ?? []).some((part) => isShown(`${name}.${part.name.value}`));
  };

  while (changed) {
    changed = false;
    for (const type of types.values()) {
      if (isComposite(type)) for (const field of type.fields ?? []) settleField(type, field);
      if (type.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) settleInput(type);
      keep(type.name.value, hasParts(type));
    }
  }
  // Nothing stands inside a type that is not there.
  for (const type of types.values())
    if (hidden.has(type.name.value)) for (const { coordinate } of elementsOf(type)) hidden.add(coordinate);
  return hidden;
};
