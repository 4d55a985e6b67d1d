import { Kind } from 'graphql';
import type { ConstDirectiveNode, DocumentNode } from 'graphql';

const argument = ({ arguments: given }: ConstDirectiveNode, name: string) =>
  given?.find((candidate) => candidate.name.value === name)?.value;

const textOf = (directive: ConstDirectiveNode, name: string): string | undefined => {
  const value = argument(directive, name);
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : undefined;
};

const isTrue = (directive: ConstDirectiveNode, name: string): boolean => {
  const value = argument(directive, name);
  return value?.kind === Kind.BOOLEAN && value.value;
};

const named = (directives: readonly ConstDirectiveNode[] | undefined, name: string) =>
  (directives ?? []).filter((directive) => directive.name.value === name);

/**
 * By which subgraphs each field of an object type is answered, as the supergraph says: those that it names on the field,
 * or where it names none, every one that has the type.
 */
export const resolvingSubgraphs = (supergraph: DocumentNode): ReadonlyMap<string, ReadonlySet<string>> => {
  const names = new Map<string, string>();
  for (const node of supergraph.definitions)
    if (node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === 'join__Graph')
      for (const { name, directives } of node.values ?? [])
        for (const graph of named(directives, 'join__graph'))
          names.set(name.value, textOf(graph, 'name') ?? name.value);

  const graphs = (directives: readonly ConstDirectiveNode[]): ReadonlySet<string> =>
    new Set(directives.flatMap((directive) => names.get(textOf(directive, 'graph') ?? '') ?? []));
  const resolving = new Map<string, ReadonlySet<string>>();
  for (const node of supergraph.definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    const ofType = named(node.directives, 'join__type');
    for (const field of node.fields ?? []) {
      const ofField = named(field.directives, 'join__field').filter(
        (directive) => textOf(directive, 'graph') !== undefined,
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
