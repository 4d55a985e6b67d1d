import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  Kind,
  typeFromAST,
} from 'graphql';
import type {
  DocumentNode,
  GraphQLInputType,
  GraphQLSchema,
  TypeNode,
  VariableDefinitionNode,
} from 'graphql';

/** The values of an operation's variables, as they came. */
export type Variables = Readonly<Record<string, unknown>>;

/** Every enum value and input field that the variables of a document give, as coordinates. */
export const givenCoordinates = function* (
  document: DocumentNode,
  variables: Variables,
  schema: GraphQLSchema,
): Generator<string> {
  for (const { variable, type } of variableDefinitions(document)) {
    const declared = typeFromAST(schema, type);
    if (declared !== undefined && isInputType(declared))
      yield* given(declared, variables[variable.name.value]);
  }
};

/** The variables of a document, of all its operations. */
export const variableDefinitions = (document: DocumentNode): readonly VariableDefinitionNode[] =>
  document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? (definition.variableDefinitions ?? []) : [],
  );

/** The name that a type has below its lists. */
export const nameOfType = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : nameOfType(type.type);

const given = function* (input: GraphQLInputType, value: unknown): Generator<string> {
  const type = getNullableType(input);
  if (isListType(type)) {
    // One value stands for a list of itself.
    for (const item of Array.isArray(value) ? (value as unknown[]) : [value]) yield* given(type.ofType, item);
  } else if (isEnumType(type)) {
    if (typeof value === 'string') yield `${type.name}.${value}`;
  } else if (isInputObjectType(type) && typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      yield `${type.name}.${name}`;
      const field = type.getFields()[name];
      if (field !== undefined) yield* given(field.type, inner);
    }
  }
};
