import { Kind, specifiedDirectives } from 'graphql';
import type {
  ConstDirectiveNode,
  FieldDefinitionNode,
  InputValueDefinitionNode,
  NamedTypeNode,
  TypeDefinitionNode,
} from 'graphql';

const specified: ReadonlySet<string> = new Set(specifiedDirectives.map((directive) => directive.name));

/** Only the language's own directives: a marking would describe itself, and what it hides, to everyone. */
const specifiedOnly = (node: { readonly directives?: readonly ConstDirectiveNode[] | undefined }) => ({
  directives: (node.directives ?? []).filter(({ name }) => specified.has(name.value)),
});

/**
 * Every type of the supergraph as it stands in a view: without what is hidden, and without foreign directives.
 *
 * @param loose the types of which any field but the identifier may be null, whatever the supergraph says of it
 */
export const visibleTypes = (
  types: ReadonlyMap<string, TypeDefinitionNode>,
  hidden: ReadonlySet<string>,
  loose: ReadonlySet<string> = new Set(),
): ReadonlyMap<string, TypeDefinitionNode> => {
  const inputs = (nodes: readonly InputValueDefinitionNode[] | undefined, at: (name: string) => string) =>
    (nodes ?? [])
      .filter((node) => !hidden.has(at(node.name.value)))
      .map((node) => ({ ...node, ...specifiedOnly(node) }));
  const named = (nodes: readonly NamedTypeNode[] | undefined) =>
    (nodes ?? []).filter((node) => types.has(node.name.value) && !hidden.has(node.name.value));
  const fields = (owner: string, nodes: readonly FieldDefinitionNode[] | undefined, isLoose: boolean) =>
    (nodes ?? [])
      .filter((field) => !hidden.has(`${owner}.${field.name.value}`))
      .map((field) => ({
        ...field,
        ...specifiedOnly(field),
        type:
          isLoose && field.name.value !== 'id' && field.type.kind === Kind.NON_NULL_TYPE
            ? field.type.type
            : field.type,
        arguments: inputs(field.arguments, (argument) => `${owner}.${field.name.value}(${argument}:)`),
      }));

  const visible = (type: TypeDefinitionNode): TypeDefinitionNode => {
    const name = type.name.value;
    switch (type.kind) {
      case Kind.OBJECT_TYPE_DEFINITION:
      case Kind.INTERFACE_TYPE_DEFINITION:
        return {
          ...type,
          ...specifiedOnly(type),
          interfaces: named(type.interfaces),
          // An interface's fields say for all that implement it what is never null.
          fields: fields(name, type.fields, loose.has(name) && (type.interfaces ?? []).length === 0),
        };
      case Kind.UNION_TYPE_DEFINITION:
        return { ...type, ...specifiedOnly(type), types: named(type.types) };
      case Kind.ENUM_TYPE_DEFINITION:
        return {
          ...type,
          ...specifiedOnly(type),
          values: (type.values ?? [])
            .filter((value) => !hidden.has(`${name}.${value.name.value}`))
            .map((value) => ({ ...value, ...specifiedOnly(value) })),
        };
      case Kind.INPUT_OBJECT_TYPE_DEFINITION:
        return {
          ...type,
          ...specifiedOnly(type),
          fields: inputs(type.fields, (field) => `${name}.${field}`),
        };
      case Kind.SCALAR_TYPE_DEFINITION:
        return { ...type, ...specifiedOnly(type) };
    }
  };
  return new Map(
    [...types].filter(([name]) => !hidden.has(name)).map(([name, type]) => [name, visible(type)]),
  );
};
