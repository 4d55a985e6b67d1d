import { parse, printSchema } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { schemaElements } from '../../../schema/schema-elements.ts';
import type { SchemaElement } from '../../../schema/schema-elements.ts';

/** What a whole schema has and a purged one has not: every element that its audience may not know of. */
export const restrictedElements = (full: GraphQLSchema, purged: GraphQLSchema): readonly SchemaElement[] => {
  const known = schemaElements(parse(printSchema(purged), { noLocation: true }));
  return [...schemaElements(parse(printSchema(full), { noLocation: true })).values()].filter(
    ({ coordinate }) => !known.has(coordinate),
  );
};
