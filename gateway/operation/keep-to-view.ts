import { Kind, TypeInfo, isAbstractType, isInterfaceType, visit, visitWithTypeInfo } from 'graphql';
import type { DocumentNode, GraphQLAbstractType, GraphQLSchema, SelectionNode } from 'graphql';

const typeName: SelectionNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * Keeps an operation within its view where a value may turn out to be of a type that the view does not have. The
 * planner would ask for an interface's fields on every type that implements it. Asked for on each type of the view
 * instead, together with `__typename`, nothing of the others is fetched but what they are called, and the value can
 * be told and becomes null. Where the view has all the types nothing is changed.
 *
 * @param possibleTypes every object type that an abstract type can be, whoever asks
 */
export const keepToView = (
  document: DocumentNode,
  schema: GraphQLSchema,
  possibleTypes: (abstractType: string) => readonly string[],
): DocumentNode => {
  const types = new TypeInfo(schema);
  const isWhole = (type: GraphQLAbstractType) =>
    possibleTypes(type.name).length === schema.getPossibleTypes(type).length;
  const onEachType = (type: GraphQLAbstractType, fields: readonly SelectionNode[]): SelectionNode[] =>
    schema.getPossibleTypes(type).map(({ name }) => ({
      kind: Kind.INLINE_FRAGMENT,
      typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } },
      selectionSet: { kind: Kind.SELECTION_SET, selections: fields },
    }));
  return visit(
    document,
    visitWithTypeInfo(types, {
      SelectionSet: {
        leave: (node) => {
          const parent = types.getParentType();
          if (!isAbstractType(parent) || isWhole(parent)) return undefined;
          const isOwnField = (selection: SelectionNode) =>
            selection.kind === Kind.FIELD && selection.name.value !== '__typename';
          const fields = isInterfaceType(parent) ? node.selections.filter(isOwnField) : [];
          return {
            ...node,
            selections: [
              typeName,
              ...node.selections.filter((selection) => !isOwnField(selection)),
              ...(fields.length === 0 ? [] : onEachType(parent, fields)),
            ],
          };
        },
      },
    }),
  );
};
