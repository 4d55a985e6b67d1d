import { Kind } from 'graphql';
import { oncePer } from './once-per.ts';
import type {
  ConstDirectiveNode,
  ConstValueNode,
  DefinitionNode,
  DocumentNode,
  InputValueDefinitionNode,
  NamedTypeNode,
  StringValueNode,
  TypeDefinitionNode,
  TypeExtensionNode,
  TypeNode,
} from 'graphql';

/** The six kinds of type that a document can define. */
type TypeKind = 'scalar' | 'object' | 'interface' | 'union' | 'enum' | 'input';

type ElementKind =
  'type' | 'field' | 'argument' | 'inputField' | 'enumValue' | 'directive' | 'directiveArgument';

/** One thing of a document that has a schema coordinate. Definitions and extensions of a type are one element. */
export interface SchemaElement {
  readonly coordinate: string;
  readonly kind: ElementKind;
  /** The element that it stands in: a field's type, an argument's field. */
  readonly parent: string | undefined;
  readonly directives: readonly ConstDirectiveNode[];
  readonly description: string | undefined;
  /** The type of a field, an argument or an input field. */
  readonly type: TypeNode | undefined;
  /** The default of an argument or an input field. */
  readonly defaultValue: ConstValueNode | undefined;
  /** Of types only. */
  readonly typeKind: TypeKind | undefined;
  /** Of objects and interfaces only: the interfaces implemented. */
  readonly interfaces: readonly string[];
  /** Of unions only. */
  readonly members: readonly string[];
}

const typeKinds: Readonly<Record<(TypeDefinitionNode | TypeExtensionNode)['kind'], TypeKind>> = {
  [Kind.SCALAR_TYPE_DEFINITION]: 'scalar',
  [Kind.SCALAR_TYPE_EXTENSION]: 'scalar',
  [Kind.OBJECT_TYPE_DEFINITION]: 'object',
  [Kind.OBJECT_TYPE_EXTENSION]: 'object',
  [Kind.INTERFACE_TYPE_DEFINITION]: 'interface',
  [Kind.INTERFACE_TYPE_EXTENSION]: 'interface',
  [Kind.UNION_TYPE_DEFINITION]: 'union',
  [Kind.UNION_TYPE_EXTENSION]: 'union',
  [Kind.ENUM_TYPE_DEFINITION]: 'enum',
  [Kind.ENUM_TYPE_EXTENSION]: 'enum',
  [Kind.INPUT_OBJECT_TYPE_DEFINITION]: 'input',
  [Kind.INPUT_OBJECT_TYPE_EXTENSION]: 'input',
};

const isTypeNode = (node: DefinitionNode): node is TypeDefinitionNode | TypeExtensionNode =>
  node.kind in typeKinds;

interface DescribedNode {
  readonly description?: StringValueNode | undefined;
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}

const element = (
  coordinate: string,
  kind: ElementKind,
  parent: string | undefined,
  node: DescribedNode,
  rest: Partial<Pick<SchemaElement, 'type' | 'defaultValue' | 'typeKind' | 'interfaces' | 'members'>> = {},
): SchemaElement => ({
  coordinate,
  kind,
  parent,
  directives: node.directives ?? [],
  description: node.description?.value,
  type: rest.type,
  defaultValue: rest.defaultValue,
  typeKind: rest.typeKind,
  interfaces: rest.interfaces ?? [],
  members: rest.members ?? [],
});

const argumentsOf = (
  parent: string,
  kind: 'argument' | 'directiveArgument',
  nodes: readonly InputValueDefinitionNode[] | undefined,
): SchemaElement[] =>
  (nodes ?? []).map((node) =>
    element(`${parent}(${node.name.value}:)`, kind, parent, node, {
      type: node.type,
      defaultValue: node.defaultValue,
    }),
  );

const names = (nodes: readonly NamedTypeNode[] | undefined): string[] =>
  (nodes ?? []).map((node) => node.name.value);

const elementsOfType = (node: TypeDefinitionNode | TypeExtensionNode): SchemaElement[] => {
  const typeName = node.name.value;
  const type = element(typeName, 'type', undefined, node, {
    typeKind: typeKinds[node.kind],
    interfaces: 'interfaces' in node ? names(node.interfaces) : [],
    members: 'types' in node ? names(node.types) : [],
  });
  const parts: SchemaElement[] = [];
  if ('values' in node) {
    for (const value of node.values ?? [])
      parts.push(element(`${typeName}.${value.name.value}`, 'enumValue', typeName, value));
  }
  if ('fields' in node) {
    for (const field of node.fields ?? []) {
      const coordinate = `${typeName}.${field.name.value}`;
      const isInput = field.kind === Kind.INPUT_VALUE_DEFINITION;
      parts.push(
        element(coordinate, isInput ? 'inputField' : 'field', typeName, field, {
          type: field.type,
          defaultValue: 'defaultValue' in field ? field.defaultValue : undefined,
        }),
        ...(isInput ? [] : argumentsOf(coordinate, 'argument', field.arguments)),
      );
    }
  }
  return [type, ...parts];
};

const elementsOf = (node: DefinitionNode): SchemaElement[] => {
  if (isTypeNode(node)) return elementsOfType(node);
  if (node.kind !== Kind.DIRECTIVE_DEFINITION) return [];
  const coordinate = `@${node.name.value}`;
  return [
    element(coordinate, 'directive', undefined, { description: node.description }),
    ...argumentsOf(coordinate, 'directiveArgument', node.arguments),
  ];
};

const merged = (left: SchemaElement, right: SchemaElement): SchemaElement => ({
  ...left,
  directives: [...left.directives, ...right.directives],
  description: left.description ?? right.description,
  interfaces: [...left.interfaces, ...right.interfaces],
  members: [...left.members, ...right.members],
});

/**
 * Every element of a document by its coordinate: `Type`, `Type.field`, `Type.field(argument:)`, `Input.field`,
 * `Enum.VALUE`, `@directive`, `@directive(argument:)`. What stands in several places (a type and its extensions,
 * a name defined twice) is one element with all their directives.
 */
export const schemaElements = oncePer((document: DocumentNode): ReadonlyMap<string, SchemaElement> => {
  const elements = new Map<string, SchemaElement>();
  for (const found of document.definitions.flatMap(elementsOf)) {
    const known = elements.get(found.coordinate);
    elements.set(found.coordinate, known === undefined ? found : merged(known, found));
  }
  return elements;
});

/** The name of a type without its lists and non-nulls. */
export const namedType = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
