import { buildSubgraphSchema } from '@apollo/subgraph';
import { QueryPlanner } from '@graphql-hive/router-query-planner';
import { composeServices } from '@theguild/federation-composition';
import { buildASTSchema, graphql, type GraphQLSchema, parse } from 'graphql';
import type { QueryPlan } from '../../../gateway/execution/plan.ts';
import { pruneExcluded } from '../../../gateway/execution/planner/prune-excluded.ts';
import { compileProgram, type Program, type RunResult } from '../../../gateway/execution/program.ts';
import type { FetchFromSubgraph } from '../../../gateway/execution/subgraph-failure.ts';
import { readSupergraphFacts, type SupergraphFacts } from '../../../gateway/execution/supergraph-facts.ts';

type Resolvers = Record<string, Record<string, unknown>>;

export interface SubgraphSource {
  readonly sdl: string;
  readonly resolvers?: Resolvers;
}

/** One request that a subgraph received. */
export interface Asked {
  readonly subgraph: string;
  readonly kind: 'query' | 'mutation';
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface World {
  readonly supergraph: string;
  readonly facts: SupergraphFacts;
  /** The whole graph as one schema, everything public. */
  readonly view: GraphQLSchema;
  readonly plan: (operation: string) => QueryPlan;
  readonly program: (operation: string, view?: GraphQLSchema) => Program;
  /** Plans, compiles and runs one operation. */
  readonly ask: (
    operation: string,
    options?: AskOptions,
  ) => Promise<RunResult & { readonly asked: readonly Asked[] }>;
}

export interface AskOptions {
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly view?: GraphQLSchema;
  /** Stands between the gateway and the subgraphs: may change an answer, or throw in its place. */
  readonly between?: (asked: Asked, answer: () => Promise<unknown>) => Promise<unknown>;
}

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable", ' +
  '"@external", "@requires", "@provides", "@override", "@interfaceObject", "@inaccessible"])\n';

/** The supergraph of some subgraphs' SDL. */
export const composeWorld = (sources: Readonly<Record<string, string>>) => {
  const composed = composeServices(
    Object.entries(sources).map(([name, sdl]) => ({
      name,
      url: `http://${name}.test/graphql`,
      typeDefs: parse(link + sdl),
    })),
  );
  if (composed.errors) throw new Error(composed.errors.map((error) => error.message).join('\n'));
  return { supergraph: composed.supergraphSdl, publicSdl: composed.publicSdl };
};

/** A little federated world in one process: real subgraph servers' schemas, the real planner, our executor. */
export const federatedWorld = (sources: Readonly<Record<string, SubgraphSource>>): World => {
  const { supergraph, publicSdl } = composeWorld(
    Object.fromEntries(Object.entries(sources).map(([name, { sdl }]) => [name, sdl])),
  );
  const schemas = new Map(
    Object.entries(sources).map(([name, { sdl, resolvers }]) => [
      name,
      buildSubgraphSchema([{ typeDefs: parse(link + sdl), resolvers: (resolvers ?? {}) as never }]),
    ]),
  );
  const planner = new QueryPlanner(supergraph);
  const facts = readSupergraphFacts(parse(supergraph));
  const view = buildASTSchema(parse(publicSdl), { assumeValid: true });
  const plan = (operation: string) =>
    planner.plan(pruneExcluded(operation) ?? '', null, new Set(), 0) as QueryPlan;
  const program = (operation: string, seen = view) =>
    compileProgram({ plan: plan(operation), operation: parse(operation), view: seen, supergraph: facts });

  return {
    supergraph,
    facts,
    view,
    plan,
    program,
    ask: async (operation, { variables = {}, view: seen = view, between } = {}) => {
      const asked: Asked[] = [];
      const fetch: FetchFromSubgraph = async (subgraph, body, kind) => {
        const request = JSON.parse(body) as { query: string; variables?: Record<string, unknown> };
        const one: Asked = { subgraph, kind, query: request.query, variables: request.variables ?? {} };
        asked.push(one);
        const answer = async (): Promise<unknown> => {
          const schema = schemas.get(subgraph);
          if (!schema) throw new Error(`no subgraph ${subgraph}`);
          const result = await graphql({ schema, source: one.query, variableValues: one.variables });
          return JSON.parse(JSON.stringify(result)) as unknown;
        };
        return between ? between(one, answer) : answer();
      };
      const run = program(operation, seen).run;
      const { data, faults } = await run({ variables, fetch, signal: new AbortController().signal });
      // What a client receives is the JSON of it.
      return { data: JSON.parse(JSON.stringify(data)) as RunResult['data'], faults, asked };
    },
  };
};

/** A resolver of references into rows by `id`. */
export const byId =
  <Row extends { readonly id: string }>(rows: readonly Row[]) =>
  ({ id }: { id: string }): Row | undefined =>
    rows.find((row) => row.id === id);
