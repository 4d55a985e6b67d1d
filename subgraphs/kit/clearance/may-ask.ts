import { isObjectType } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { releasedTo, unmarked } from '../../../schema/marking.ts';
import type { MarkedSchema } from '../schema/build-schema.ts';
import type { RequestContext } from '../server/request-context.ts';
import { givenCoordinates, nameOfType, variableDefinitions } from './given-coordinates.ts';
import type { Variables } from './given-coordinates.ts';
import { namedCoordinates } from './named-coordinates.ts';

/** The type of a reference to an entity. */
const reference = '_Any';

/** Federation's own way in, which only a clearance opens; what stands below it is checked like everything else. */
const machinery: ReadonlySet<string> = new Set([
  'Query._entities',
  'Query._entities(representations:)',
  reference,
]);

/**
 * Whether an operation, with its variables, names only what its caller may see, by markings or by consents in force, and
 * refers only to entities that are found here. The subgraph never trusts the gateway's filtering.
 */
export const mayAsk = async (
  document: DocumentNode,
  variables: Variables,
  { schema, markings }: Pick<MarkedSchema, 'schema' | 'markings'>,
  { audience, consented }: Pick<RequestContext, 'audience' | 'consented'>,
): Promise<boolean> => {
  const types = givenReferences(document, variables).map((given) =>
    typeof given === 'object' && given !== null && '__typename' in given ? given.__typename : undefined,
  );
  const found = types.filter((type) => typeof type === 'string' && isFoundHere(schema, type));
  if (found.length < types.length) return false;
  const named = [
    ...[...namedCoordinates(document, schema)].filter((coordinate) => !machinery.has(coordinate)),
    ...givenCoordinates(document, variables, schema),
    ...found.map(String),
  ];
  const unreleased = named.filter(
    (coordinate) => !releasedTo(markings.get(coordinate) ?? unmarked, audience),
  );
  if (unreleased.length === 0) return true;
  const opened = await consented();
  return unreleased.every((coordinate) => opened.has(coordinate));
};

/** Whether a type's entities are found by reference in this subgraph, which other subgraphs' entities are not. */
const isFoundHere = (schema: GraphQLSchema, name: string): boolean => {
  const type = schema.getType(name);
  const { apollo } = type?.extensions ?? {};
  const { subgraph } = (apollo ?? {}) as { readonly subgraph?: { readonly resolveReference?: unknown } };
  return isObjectType(type) && typeof subgraph?.resolveReference === 'function';
};

const givenReferences = (document: DocumentNode, variables: Variables): readonly unknown[] =>
  variableDefinitions(document)
    .filter(({ type }) => nameOfType(type) === reference)
    .flatMap(({ variable }) => variables[variable.name.value] ?? []);
