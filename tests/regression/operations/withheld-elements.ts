import type { DocumentNode, GraphQLSchema } from 'graphql';
import { parse, printSchema, specifiedScalarTypes } from 'graphql';
import { audiences, audienceIds } from '../../../schema/audience.ts';
import type { AudienceId } from '../../../schema/audience.ts';
import { releasedTo, unmarked } from '../../../schema/marking.ts';
import { readMarkings } from '../../../schema/read-markings.ts';
import { schemaElements } from '../../../schema/schema-elements.ts';
import type { SchemaElement } from '../../../schema/schema-elements.ts';

/** A withheld element and the audience that is cleared for it, if there is any. */
export interface WithheldElement {
  readonly element: SchemaElement;
  readonly cleared: AudienceId | undefined;
}

/** Types that no operation can name: they are aimed at by its kind. */
const rootTypes: ReadonlySet<string> = new Set(['Mutation', 'Subscription']);

/** Every element of a document that is not released to an audience by its marking, and that an operation can name. */
export const withheldElements = (
  document: DocumentNode,
  audience: AudienceId,
): readonly WithheldElement[] => {
  const markings = readMarkings(document);
  const isReleased = (coordinate: string, id: AudienceId) =>
    releasedTo(markings.get(coordinate) ?? unmarked, audiences[id]);
  return [...schemaElements(document).values()]
    .filter(({ coordinate }) => !rootTypes.has(coordinate) && !isReleased(coordinate, audience))
    .map((element) => ({
      element,
      cleared: audienceIds.find((id) => isReleased(element.coordinate, id)),
    }));
};

/** Every coordinate that a schema has; the language's own scalars stand in every schema. */
export const coordinatesOf = (schema: GraphQLSchema): ReadonlySet<string> =>
  new Set([
    ...schemaElements(parse(printSchema(schema), { noLocation: true })).keys(),
    ...specifiedScalarTypes.map(({ name }) => name),
  ]);
