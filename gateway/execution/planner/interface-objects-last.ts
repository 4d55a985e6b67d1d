import { Kind, parse, print, visit } from 'graphql';
import type { ConstDirectiveNode, NameNode } from 'graphql';
import { argumentOf } from '../../../schema/linked-names.ts';
import { directivesNamed, namedBy } from '../../join-directives.ts';
import type { QueryPlan } from '../plan.ts';

/** A supergraph as the planner has to read it, and the way back from its plans. */
export interface ForPlanner {
  readonly supergraph: string;
  /** A plan over it, with the subgraphs' own names. */
  readonly restore: (plan: QueryPlan) => QueryPlan;
}

const graphOf = (directive: ConstDirectiveNode): string => namedBy(directive, 'graph') ?? '';

const isInterfaceObject = (directive: ConstDirectiveNode): boolean => {
  const value = argumentOf(directive, 'isInterfaceObject');
  return value?.kind === Kind.BOOLEAN && value.value;
};

/** The graphs in an order in which none comes before what it waits for; where they wait for each other, as they came. */
const inOrder = (graphs: readonly string[], waitsFor: ReadonlyMap<string, ReadonlySet<string>>): string[] => {
  const left = new Set(graphs);
  const ordered: string[] = [];
  while (left.size > 0) {
    const free = [...left].filter(
      (graph) => ![...(waitsFor.get(graph) ?? [])].some((other) => left.has(other)),
    );
    for (const graph of free.length > 0 ? free : [...left].slice(0, 1)) {
      left.delete(graph);
      ordered.push(graph);
    }
  }
  return ordered;
};

const argumentNamed = (name: NameNode, value: string) =>
  ({ kind: Kind.ARGUMENT, name, value: { kind: Kind.STRING, value } }) as const;

const prefix = (index: number): string => `${String(index).padStart(6, '0')}_`;
const prefixLength = prefix(0).length;

/**
 * The planner takes subgraphs in the order of their names. Where the first that has an interface knows it only as an
 * `@interfaceObject`, it finds no way to the fields of a concrete type; so those that define the interface go by names that
 * come before.
 *
 * @throws GraphQLError if the supergraph is not GraphQL
 */
export const interfaceObjectsLast = (supergraph: string): ForPlanner => {
  if (!/isInterfaceObject:\s*true/.test(supergraph)) return { supergraph, restore: (plan) => plan };
  const document = parse(supergraph, { noLocation: true });
  const graphs: string[] = [];
  const waitsFor = new Map<string, Set<string>>();
  visit(document, {
    EnumTypeDefinition: ({ name, values = [] }) => {
      if (name.value === 'join__Graph') graphs.push(...values.map((value) => value.name.value));
    },
    InterfaceTypeDefinition: ({ directives = [] }) => {
      const joined = directivesNamed(directives, 'join__type');
      const defining = joined.filter((directive) => !isInterfaceObject(directive)).map(graphOf);
      for (const directive of joined.filter(isInterfaceObject)) {
        const waits = waitsFor.get(graphOf(directive)) ?? new Set();
        for (const graph of defining) waits.add(graph);
        waitsFor.set(graphOf(directive), waits);
      }
    },
  });
  const places = new Map(inOrder(graphs, waitsFor).map((graph, index) => [graph, prefix(index)]));
  const renamed = visit(document, {
    EnumTypeDefinition: ({ name }) => (name.value === 'join__Graph' ? undefined : false),
    EnumValueDefinition: (value) => {
      const place = places.get(value.name.value);
      if (place === undefined) return undefined;
      return visit(value, {
        Argument: ({ name, value: given }) => {
          if (name.value !== 'name' || given.kind !== Kind.STRING) return undefined;
          return argumentNamed(name, `${place}${given.value}`);
        },
      });
    },
  });
  return {
    supergraph: print(renamed),
    restore: (plan) =>
      JSON.parse(JSON.stringify(plan), (key, value: unknown) =>
        key === 'serviceName' && typeof value === 'string' ? value.slice(prefixLength) : value,
      ) as QueryPlan,
  };
};
