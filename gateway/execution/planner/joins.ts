import { isTypeDefinitionNode, Kind, visit } from 'graphql';
import type { ConstArgumentNode, ConstDirectiveNode, DocumentNode, FieldDefinitionNode } from 'graphql';

/** A type of a supergraph: which graphs know it and, if it is a union, with which members. */
export interface JoinedType {
  readonly kind: Kind;
  readonly graphs: ReadonlySet<string>;
  readonly members: ReadonlyMap<string, ReadonlySet<string>>;
  readonly fields: readonly FieldDefinitionNode[];
}

const named = (value: string) => ({ kind: Kind.NAME, value }) as const;

/** The value of a directive's argument that is a name or a text. */
const argument = (directive: ConstDirectiveNode, name: string): string => {
  const value = directive.arguments?.find((candidate) => candidate.name.value === name)?.value;
  return value?.kind === Kind.ENUM || value?.kind === Kind.STRING ? value.value : '';
};

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
    const joins = node.directives ?? [];
    const members = new Map<string, Set<string>>();
    for (const directive of joins.filter(({ name }) => name.value === 'join__unionMember')) {
      const graph = argument(directive, 'graph');
      members.set(graph, (members.get(graph) ?? new Set()).add(argument(directive, 'member')));
    }
    types.set(node.name.value, {
      kind: node.kind,
      graphs: new Set(
        joins
          .filter(({ name }) => name.value === 'join__type')
          .map((directive) => argument(directive, 'graph')),
      ),
      members,
      fields: node.kind === Kind.OBJECT_TYPE_DEFINITION ? (node.fields ?? []) : [],
    });
  }
  return types;
};

/** The subgraphs' own names by their names in the graph. */
export const graphNames = (document: DocumentNode): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  visit(document, {
    EnumTypeDefinition: ({ name }) => (name.value === 'join__Graph' ? undefined : false),
    EnumValueDefinition: ({ name, directives = [] }) => {
      for (const directive of directives)
        if (directive.name.value === 'join__graph') names.set(name.value, argument(directive, 'name'));
    },
  });
  return names;
};
