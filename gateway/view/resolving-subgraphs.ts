import { Kind } from 'graphql';
import type { ConstDirectiveNode, DocumentNode } from 'graphql';
import { argumentOf } from '../../schema/linked-names.ts';
import { directivesNamed, joinedGraphs, namedBy } from '../join-directives.ts';

const isTrue = (directive: ConstDirectiveNode, name: string): boolean => {
  const value = argumentOf(directive, name);
  return value?.kind === Kind.BOOLEAN && value.value;
};

/**
 * By which subgraphs each field of an object type is answered, as the supergraph says: those that it names on the field,
 * or where it names none, every one that has the type.
 */
export const resolvingSubgraphs = (supergraph: DocumentNode): ReadonlyMap<string, ReadonlySet<string>> => {
  const joined = joinedGraphs(supergraph);
  const graphs = (directives: readonly ConstDirectiveNode[]): ReadonlySet<string> =>
    new Set(directives.flatMap((directive) => joined.get(namedBy(directive, 'graph') ?? '')?.name ?? []));
  const resolving = new Map<string, ReadonlySet<string>>();
  for (const node of supergraph.definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    const ofType = directivesNamed(node.directives, 'join__type');
    for (const field of node.fields ?? []) {
      const ofField = directivesNamed(field.directives, 'join__field').filter(
        (directive) => namedBy(directive, 'graph') !== undefined,
      );
      const answering = ofField.filter((directive) => !isTrue(directive, 'external'));
      resolving.set(
        `${node.name.value}.${field.name.value}`,
        graphs(ofField.length > 0 ? answering : ofType),
      );
    }
  }
  return resolving;
};
