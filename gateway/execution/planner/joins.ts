import { isTypeDefinitionNode, Kind } from 'graphql';
import type { ConstArgumentNode, ConstDirectiveNode, DocumentNode, FieldDefinitionNode } from 'graphql';
import { directivesNamed, namedBy } from '../../join-directives.ts';

/** A type of a supergraph: which graphs know it and, if it is a union, with which members. */
export interface JoinedType {
  readonly kind: Kind;
  readonly graphs: ReadonlySet<string>;
  readonly members: ReadonlyMap<string, ReadonlySet<string>>;
  readonly fields: readonly FieldDefinitionNode[];
}

const named = (value: string) => ({ kind: Kind.NAME, value }) as const;

/** A directive that says of what it stands on that a graph has it too. */
export const addedJoin = (
  what: 'type' | 'field' | 'enumValue' | 'unionMember',
  graph: string,
  member?: string,
): ConstDirectiveNode => {
  const args: ConstArgumentNode[] = [
    { kind: Kind.ARGUMENT, name: named('graph'), value: { kind: Kind.ENUM, value: graph } },
  ];
  if (member !== undefined)
    args.push({ kind: Kind.ARGUMENT, name: named('member'), value: { kind: Kind.STRING, value: member } });
  return { kind: Kind.DIRECTIVE, name: named(`join__${what}`), arguments: args };
};

/** The types of a supergraph by name. */
export const readJoins = (document: DocumentNode): ReadonlyMap<string, JoinedType> => {
  const types = new Map<string, JoinedType>();
  for (const node of document.definitions) {
    if (!isTypeDefinitionNode(node)) continue;
    const members = new Map<string, Set<string>>();
    for (const directive of directivesNamed(node.directives, 'join__unionMember')) {
      const graph = namedBy(directive, 'graph') ?? '';
      members.set(graph, (members.get(graph) ?? new Set()).add(namedBy(directive, 'member') ?? ''));
    }
    types.set(node.name.value, {
      kind: node.kind,
      graphs: new Set(
        directivesNamed(node.directives, 'join__type').map((directive) => namedBy(directive, 'graph') ?? ''),
      ),
      members,
      fields: node.kind === Kind.OBJECT_TYPE_DEFINITION ? (node.fields ?? []) : [],
    });
  }
  return types;
};
