import { Kind, OperationTypeNode, buildASTSchema, printSchema, validateSchema } from 'graphql';
import type { DocumentNode, OperationTypeDefinitionNode } from 'graphql';
import type { Audience } from '../../schema/audience.ts';
import { releasedTo, unmarked } from '../../schema/marking.ts';
import type { Marking } from '../../schema/marking.ts';
import { schemaElements } from '../../schema/schema-elements.ts';
import { behindView } from './behind-view.ts';
import { hiddenCoordinates } from './hidden-coordinates.ts';
import { reachableTypes } from './reachable-types.ts';
import { typeDefinitions } from './type-definitions.ts';
import type { View } from './view.ts';
import { visibleTypes } from './visible-types.ts';

const defaultRoots: readonly OperationTypeDefinitionNode[] = [
  [OperationTypeNode.QUERY, 'Query'] as const,
  [OperationTypeNode.MUTATION, 'Mutation'] as const,
  [OperationTypeNode.SUBSCRIPTION, 'Subscription'] as const,
].map(([operation, name]) => ({
  kind: Kind.OPERATION_TYPE_DEFINITION,
  operation,
  type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } },
}));

/** What consents in force open to a third party. */
export interface Consented {
  /** The fields that they name. */
  readonly named: readonly string[];
  /** Everything that must be there for those to be asked for. */
  readonly reached: ReadonlySet<string>;
}

const nothing: Consented = { named: [], reached: new Set() };

const byName = ([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number =>
  left < right ? -1 : 1;

const rootsOf = (supergraph: DocumentNode): readonly OperationTypeDefinitionNode[] =>
  supergraph.definitions.find((node) => node.kind === Kind.SCHEMA_DEFINITION)?.operationTypes ?? defaultRoots;

/**
 * The view of one audience, made from the supergraph and its markings (design, section 3, rules 1 to 3).
 *
 * A record that a consent opens shows only the fields that the consent names: so of a type with such a field, nothing but
 * the identifier is sure to be there.
 *
 * @param markings the effective marking of every coordinate; what is not in it is released to nobody
 * @throws Error if the audience may see no root field at all, or if what it may see makes no valid schema
 */
export const buildView = (
  supergraph: DocumentNode,
  markings: ReadonlyMap<string, Marking>,
  audience: Audience,
  { named, reached }: Consented = nothing,
): View => {
  const all = typeDefinitions(supergraph);
  const released = (coordinate: string) =>
    reached.has(coordinate) || releasedTo(markings.get(coordinate) ?? unmarked, audience);
  const hidden = hiddenCoordinates(all, released);
  const loose = new Set(named.map((coordinate) => coordinate.split('.', 1)[0] ?? ''));
  const types = visibleTypes(all, hidden, loose);
  const roots = rootsOf(supergraph).filter((root) => types.has(root.type.name.value));
  if (!roots.some((root) => root.operation === OperationTypeNode.QUERY))
    throw new Error(
      `the view of ${audience.id} is empty: release at least one field of the query type to it`,
    );

  const reachable = reachableTypes(
    types,
    roots.map((root) => root.type.name.value),
  );
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [
      { kind: Kind.SCHEMA_DEFINITION, operationTypes: roots },
      // By name: where composition writes a type hangs on what names it first, which may be hidden.
      ...[...types]
        .filter(([name]) => reachable.has(name))
        .sort(byName)
        .map(([, type]) => type),
    ],
  };
  // The supergraph was held to the language's own rules when it was accepted; a part of it breaks none that it kept.
  const schema = buildASTSchema(document, { assumeValidSDL: true });
  const [fault] = validateSchema(schema);
  if (fault !== undefined) throw new Error(`the view of ${audience.id} is no valid schema: ${fault.message}`);
  const coordinates = schemaElements(document);
  let behind: ReadonlySet<string> | undefined;
  let sdl: string | undefined;
  return {
    audience,
    schema,
    get sdl() {
      return (sdl ??= printSchema(schema));
    },
    visible: (coordinate) => coordinates.has(coordinate),
    behind: (coordinate) => (behind ??= behindView(all, released)).has(coordinate),
  };
};
