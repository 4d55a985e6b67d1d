import { Kind } from 'graphql';
import type { ConstDirectiveNode, DocumentNode } from 'graphql';
import { argumentOf } from '../schema/linked-names.ts';

// What composition writes into a supergraph of its subgraphs: `join__…` directives, which name a subgraph by a value of
// the enum `join__Graph`.

/** The name or the text that a directive's argument gives; undefined where it is another value, or none. */
export const namedBy = (directive: ConstDirectiveNode, argument: string): string | undefined => {
  const value = argumentOf(directive, argument);
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : undefined;
};

/** The directives of one name. */
export const directivesNamed = (
  directives: readonly ConstDirectiveNode[] | undefined,
  name: string,
): readonly ConstDirectiveNode[] => (directives ?? []).filter((directive) => directive.name.value === name);

/** A subgraph, by what the supergraph says of it. */
interface JoinedGraph {
  /** Its own name. */
  readonly name: string;
  readonly url: string;
}

/** The subgraphs by their values of `join__Graph`. */
export const joinedGraphs = (supergraph: DocumentNode): ReadonlyMap<string, JoinedGraph> => {
  const graphs = new Map<string, JoinedGraph>();
  for (const node of supergraph.definitions)
    if (node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === 'join__Graph')
      for (const { name, directives } of node.values ?? [])
        for (const graph of directivesNamed(directives, 'join__graph'))
          graphs.set(name.value, {
            name: namedBy(graph, 'name') ?? name.value,
            url: namedBy(graph, 'url') ?? '',
          });
  return graphs;
};
