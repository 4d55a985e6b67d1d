import { Kind } from 'graphql';
import { oncePer } from '../../schema/once-per.ts';
import { isRequired, typeName } from './type-definitions.ts';
import type {
  ConstDirectiveNode,
  FieldDefinitionNode,
  InputObjectTypeDefinitionNode,
  InputValueDefinitionNode,
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

/** An argument or an input field. */
export interface InputPart {
  readonly coordinate: string;
  readonly node: InputValueDefinitionNode;
  /** The name of its type. */
  readonly type: string;
  /** Whether a caller must give it. */
  readonly required: boolean;
}

/** A field that a type gives. */
export interface FieldPart {
  readonly coordinate: string;
  readonly node: FieldDefinitionNode;
  /** The name of its type. */
  readonly type: string;
  readonly arguments: readonly InputPart[];
}

/** Whether composition is told to keep a thing out of every caller's schema. */
export const isInaccessible = (node: Marked): boolean =>
  (node.directives ?? []).some(
    ({ name }) => name.value === 'inaccessible' || name.value === 'federation__inaccessible',
  );

/** Whether a type is one that has output fields. */
export const isComposite = (type: TypeDefinitionNode): type is Composite =>
  type.kind === Kind.OBJECT_TYPE_DEFINITION || type.kind === Kind.INTERFACE_TYPE_DEFINITION;

const inputPart = (coordinate: string, node: InputValueDefinitionNode): InputPart => ({
  coordinate,
  node,
  type: typeName(node.type),
  required: isRequired(node),
});

// What follows is worked out once for each type, since every view of it is made from the same.

/** The fields of a type that has output fields. */
export const fieldsOf = oncePer((type: Composite): readonly FieldPart[] =>
  (type.fields ?? []).map((node) => {
    const coordinate = `${type.name.value}.${node.name.value}`;
    return {
      coordinate,
      node,
      type: typeName(node.type),
      arguments: (node.arguments ?? []).map((argument) =>
        inputPart(`${coordinate}(${argument.name.value}:)`, argument),
      ),
    };
  }),
);

/** The fields of an input type. */
export const inputFieldsOf = oncePer((type: InputObjectTypeDefinitionNode): readonly InputPart[] =>
  (type.fields ?? []).map((node) => inputPart(`${type.name.value}.${node.name.value}`, node)),
);

/** Every coordinate of a type with its node: the type, its fields, their arguments, its values. */
export const elementsOf = oncePer((type: TypeDefinitionNode): readonly TypeElement[] => {
  const name = type.name.value;
  const elements: TypeElement[] = [{ coordinate: name, node: type }];
  if (type.kind === Kind.ENUM_TYPE_DEFINITION)
    for (const value of type.values ?? [])
      elements.push({ coordinate: `${name}.${value.name.value}`, node: value });
  if (type.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) elements.push(...inputFieldsOf(type));
  if (isComposite(type)) for (const field of fieldsOf(type)) elements.push(field, ...field.arguments);
  return elements;
});
