import { TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';

/** The coordinates that an operation names: its fields and their arguments. Each once, introspection left out. */
export const operationCoordinates = (document: DocumentNode, schema: GraphQLSchema): ReadonlySet<string> => {
  const types = new TypeInfo(schema);
  const coordinates = new Set<string>();
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: (node) => {
        const owner = types.getParentType();
        if (owner === null || owner === undefined || node.name.value.startsWith('__')) return;
        coordinates.add(`${owner.name}.${node.name.value}`);
        for (const { name } of node.arguments ?? [])
          coordinates.add(`${owner.name}.${node.name.value}(${name.value}:)`);
      },
      ObjectField: (node) => {
        const owner = types.getParentInputType()?.toString();
        // Written with its lists and non-nulls: `[OrganizationFilter!]`.
        if (owner !== undefined) coordinates.add(`${owner.replaceAll(/[[\]!]/g, '')}.${node.name.value}`);
      },
    }),
  );
  return coordinates;
};
