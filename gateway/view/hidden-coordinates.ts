import { Kind, specifiedScalarTypes } from 'graphql';
import type { ConstValueNode, InputObjectTypeDefinitionNode, TypeDefinitionNode } from 'graphql';
import { interfacesOf, typeName } from './type-definitions.ts';
import {
  elementsOf,
  fieldsOf,
  inputFieldsOf,
  isComposite,
  isInaccessible as isMarkedInaccessible,
} from './type-elements.ts';
import type { Composite, FieldPart, InputPart, TypeElement } from './type-elements.ts';

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
  const isInputShown = ({ coordinate, node, type }: InputPart): boolean =>
    isShown(coordinate) &&
    isTypeShown(type) &&
    (node.defaultValue === undefined || isValueShown(node.defaultValue, type));

  let changed = true;
  const keep = (coordinate: string, stays: boolean) => {
    if (stays || hidden.has(coordinate)) return;
    hidden.add(coordinate);
    changed = true;
  };

  const settleField = (owner: Composite, field: FieldPart) => {
    const { coordinate } = field;
    const implementers =
      owner.kind === Kind.INTERFACE_TYPE_DEFINITION ? shownImplementations(owner.name.value) : [];
    /** Whether every implementer shows what stands in it at the place of this coordinate. */
    const isShownEverywhere = (own: string) =>
      implementers.every((type) => isShown(`${type.name.value}${own.slice(owner.name.value.length)}`));
    for (const argument of field.arguments) {
      keep(
        argument.coordinate,
        isShown(coordinate) && isShownEverywhere(argument.coordinate) && isInputShown(argument),
      );
      keep(coordinate, isShown(argument.coordinate) || !argument.required);
    }
    keep(coordinate, isTypeShown(field.type));
    keep(coordinate, isShownEverywhere(coordinate));
  };
  const settleInput = (type: InputObjectTypeDefinitionNode) => {
    for (const field of inputFieldsOf(type)) {
      keep(field.coordinate, isInputShown(field));
      keep(type.name.value, isShown(field.coordinate) || !field.required);
    }
  };
  const hasParts = (type: TypeDefinitionNode): boolean => {
    const name = type.name.value;
    if (type.kind === Kind.SCALAR_TYPE_DEFINITION) return true;
    if (type.kind === Kind.UNION_TYPE_DEFINITION)
      return (type.types ?? []).some((member) => isTypeShown(member.name.value));
    if (type.kind === Kind.INTERFACE_TYPE_DEFINITION && lostImplementations(name)) return false;
    if (type.kind === Kind.ENUM_TYPE_DEFINITION)
      return (type.values ?? []).some((value) => isShown(`${name}.${value.name.value}`));
    const parts = isComposite(type) ? fieldsOf(type) : inputFieldsOf(type);
    return parts.some(({ coordinate }) => isShown(coordinate));
  };

  while (changed) {
    changed = false;
    for (const type of types.values()) {
      if (isComposite(type)) for (const field of fieldsOf(type)) settleField(type, field);
      if (type.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) settleInput(type);
      keep(type.name.value, hasParts(type));
    }
  }
  // Nothing stands inside a type that is not there.
  for (const type of types.values())
    if (hidden.has(type.name.value)) for (const { coordinate } of elementsOf(type)) hidden.add(coordinate);
  return hidden;
};
