import { Kind } from 'graphql';
import type {
  DocumentNode,
  InputValueDefinitionNode,
  NamedTypeNode,
  TypeDefinitionNode,
  TypeNode,
} from 'graphql';

const typeKinds: ReadonlySet<string> = new Set([
  Kind.SCALAR_TYPE_DEFINITION,
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
]);

const isTypeDefinition = (node: { readonly kind: string }): node is TypeDefinitionNode =>
  typeKinds.has(node.kind);

/**
 * Every type that a supergraph defines, by name.
 * Throws on an extension: its markings would have to be merged first, and no composer writes any.
 */
export const typeDefinitions = (supergraph: DocumentNode): ReadonlyMap<string, TypeDefinitionNode> => {
  const types = new Map<string, TypeDefinitionNode>();
  for (const node of supergraph.definitions) {
    if (node.kind.endsWith('Extension') && node.kind !== Kind.SCHEMA_EXTENSION)
      throw new Error('the supergraph holds a type extension; compose it again with `npm run compose`');
    if (isTypeDefinition(node)) types.set(node.name.value, node);
  }
  return types;
};

/** The name of a type without its lists and non-nulls. */
export const typeName = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : typeName(type.type);

/** Whether a caller must give this argument or input field. */
export const isRequired = (node: InputValueDefinitionNode): boolean =>
  node.type.kind === Kind.NON_NULL_TYPE && node.defaultValue === undefined;

/** The interfaces that a type says it implements; none where its kind cannot. */
export const interfacesOf = (type: TypeDefinitionNode): readonly string[] =>
  type.kind === Kind.OBJECT_TYPE_DEFINITION || type.kind === Kind.INTERFACE_TYPE_DEFINITION
    ? (type.interfaces ?? []).map((node: NamedTypeNode) => node.name.value)
    : [];
