import { Kind } from 'graphql';
import type {
  ConstDirectiveNode,
  InterfaceTypeDefinitionNode,
  ObjectTypeDefinitionNode,
  TypeDefinitionNode,
} from 'graphql';

export type Composite = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

interface Marked {
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}

/** One thing of a type that has a coordinate. */
export interface TypeElement {
  readonly coordinate: string;
  readonly node: Marked & { readonly kind: string };
}

/** Whether composition is told to keep a thing out of every caller's schema. */
export const isInaccessible = (node: Marked): boolean =>
  (node.directives ?? []).some(
    ({ name }) => name.value === 'inaccessible' || name.value === 'federation__inaccessible',
  );

/** Whether a type is one that has output fields. */
export const isComposite = (type: TypeDefinitionNode): type is Composite =>
  type.kind === Kind.OBJECT_TYPE_DEFINITION || type.kind === Kind.INTERFACE_TYPE_DEFINITION;

/** Every coordinate of a type with its node: the type, its fields, their arguments, its values. */
export function* elementsOf(type: TypeDefinitionNode): Generator<TypeElement> {
  const name = type.name.value;
  yield { coordinate: name, node: type };
  if (type.kind === Kind.ENUM_TYPE_DEFINITION)
    for (const value of type.values ?? []) yield { coordinate: `${name}.${value.name.value}`, node: value };
  if (type.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION)
    for (const field of type.fields ?? []) yield { coordinate: `${name}.${field.name.value}`, node: field };
  if (!isComposite(type)) return;
  for (const field of type.fields ?? []) {
    yield { coordinate: `${name}.${field.name.value}`, node: field };
    for (const argument of field.arguments ?? [])
      yield { coordinate: `${name}.${field.name.value}(${argument.name.value}:)`, node: argument };
  }
}
