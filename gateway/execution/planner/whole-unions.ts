import { Kind, parse, print, visit } from 'graphql';
import type { ConstDirectiveNode, DocumentNode, FieldDefinitionNode, TypeNode } from 'graphql';
import { joinedGraphs } from '../../join-directives.ts';
import type { QueryPlan } from '../plan.ts';
import type { ForPlanner } from './interface-objects-last.ts';
import { addedJoin, readJoins, type JoinedType } from './joins.ts';
import { withoutTypes } from './without-types.ts';

/** Types that each graph is said to know, besides those that it does. */
type Strangers = Map<string, Set<string>>;

const builtInScalars = new Set(['Int', 'Float', 'String', 'Boolean', 'ID']);

const namedType = (node: TypeNode): string =>
  node.kind === Kind.NAMED_TYPE ? node.name.value : namedType(node.type);

/**
 * A type that a graph does not know, with all that its fields lead to; undefined where they lead to something that the
 * graph knows itself, of which it may not have every field, or to another abstract type.
 */
const strangersBelow = (
  type: string,
  graph: string,
  types: ReadonlyMap<string, JoinedType>,
): ReadonlySet<string> | undefined => {
  const found = new Set<string>();
  const waiting = [type];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name) || builtInScalars.has(name)) continue;
    const joined = types.get(name);
    const isLeaf = joined?.kind === Kind.SCALAR_TYPE_DEFINITION || joined?.kind === Kind.ENUM_TYPE_DEFINITION;
    if (isLeaf && joined.graphs.has(graph)) continue;
    if (!isLeaf && (joined?.kind !== Kind.OBJECT_TYPE_DEFINITION || joined.graphs.has(graph)))
      return undefined;
    found.add(name);
    waiting.push(...joined.fields.map((field) => namedType(field.type)));
  }
  return found;
};

/** The members that a graph's part of a union lacks and that it may be said to have. */
const missingMembers = (
  types: ReadonlyMap<string, JoinedType>,
): { readonly strangers: Strangers; readonly members: Map<string, ConstDirectiveNode[]> } => {
  const strangers: Strangers = new Map();
  const members = new Map<string, ConstDirectiveNode[]>();
  for (const [union, { graphs, members: byGraph }] of types)
    for (const graph of graphs)
      for (const member of new Set([...byGraph.values()].flatMap((names) => [...names]))) {
        if (byGraph.get(graph)?.has(member) === true) continue;
        const added = strangersBelow(member, graph, types);
        if (added === undefined) continue;
        strangers.set(graph, new Set([...(strangers.get(graph) ?? []), ...added]));
        members.set(union, [...(members.get(union) ?? []), addedJoin('unionMember', graph, member)]);
      }
  return { strangers, members };
};

/**
 * Where a union has other members in one subgraph than in another, and the value could be reached in both, the planner
 * asks neither for the members that only one of them has. So it is shown unions that are whole in every subgraph, and what
 * a subgraph does not know is taken from the request again: no value there can be of such a type.
 *
 * @param parsed the same supergraph, where somebody has parsed it already
 * @throws GraphQLError if the supergraph is not GraphQL
 */
export const wholeUnions = (supergraph: string, parsed?: DocumentNode): ForPlanner => {
  if (!supergraph.includes('@join__unionMember')) return { supergraph, restore: (plan) => plan };
  const document = parsed ?? parse(supergraph, { noLocation: true });
  const { strangers, members } = missingMembers(readJoins(document));
  if (strangers.size === 0) return { supergraph, restore: (plan) => plan };

  const joinedTo = (type: string): string[] =>
    [...strangers].flatMap(([graph, names]) => (names.has(type) ? [graph] : []));
  const join = <Node extends { readonly directives?: readonly ConstDirectiveNode[] }>(
    node: Node,
    added: readonly ConstDirectiveNode[],
  ): Node => ({ ...node, directives: [...(node.directives ?? []), ...added] });
  const joinField = (graphs: readonly string[]) => (field: FieldDefinitionNode) =>
    field.directives?.some(({ name }) => name.value === 'join__field') === true
      ? join(
          field,
          graphs.map((graph) => addedJoin('field', graph)),
        )
      : field;
  const typeJoins = (graphs: readonly string[]) => graphs.map((graph) => addedJoin('type', graph));

  const whole = visit(document, {
    UnionTypeDefinition: (node) => join(node, members.get(node.name.value) ?? []),
    ScalarTypeDefinition: (node) => join(node, typeJoins(joinedTo(node.name.value))),
    ObjectTypeDefinition: (node) => {
      const graphs = joinedTo(node.name.value);
      return { ...join(node, typeJoins(graphs)), fields: node.fields?.map(joinField(graphs)) };
    },
    EnumTypeDefinition: (node) => {
      const graphs = joinedTo(node.name.value);
      const valueJoins = graphs.map((graph) => addedJoin('enumValue', graph));
      return {
        ...join(node, typeJoins(graphs)),
        values: node.values?.map((value) => join(value, valueJoins)),
      };
    },
  });

  const unknownTo = new Map(
    [...joinedGraphs(document)].flatMap(([graph, { name }]) => {
      const types = strangers.get(graph);
      return types ? [[name, types] as const] : [];
    }),
  );
  /** A fetch as it may be sent; anything else as it is. */
  const restored = (_key: string, value: unknown): unknown => {
    if (!isRequest(value)) return value;
    const types = unknownTo.get(value.serviceName);
    if (!types || ![...types].some((type) => value.operation.includes(type))) return value;
    const { operation, variables } = withoutTypes(value.operation, types);
    const { variableUsages } = value;
    return {
      ...value,
      operation,
      ...(variableUsages && { variableUsages: variableUsages.filter((name) => variables.has(name)) }),
    };
  };
  return {
    supergraph: print(whole),
    restore: (plan) => JSON.parse(JSON.stringify(plan), restored) as QueryPlan,
  };
};

const isRequest = (
  value: unknown,
): value is { serviceName: string; operation: string; variableUsages?: string[] } =>
  typeof value === 'object' && value !== null && 'serviceName' in value && 'operation' in value;
