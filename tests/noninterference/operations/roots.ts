import { OperationTypeNode } from 'graphql';
import type { GraphQLObjectType, GraphQLSchema } from 'graphql';

/** What an operation does, as its first word says. */
export type RootKind = `${OperationTypeNode}`;

/** Where operations of one kind begin. */
export interface Root {
  readonly kind: RootKind;
  readonly type: GraphQLObjectType;
}

/** The roots that a schema has, that of queries first. */
export const rootsOf = (schema: GraphQLSchema): readonly Root[] =>
  [OperationTypeNode.QUERY, OperationTypeNode.MUTATION, OperationTypeNode.SUBSCRIPTION].flatMap((kind) => {
    const type = schema.getRootType(kind);
    return type === undefined || type === null ? [] : [{ kind, type }];
  });
