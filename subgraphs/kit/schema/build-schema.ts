import { buildSubgraphSchema } from '@apollo/subgraph';
import { GraphQLError, defaultFieldResolver, isObjectType, parse } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { releasedTo, unmarked } from '../../../schema/marking.ts';
import { readMarkings } from '../../../schema/read-markings.ts';
import { readSubgraph } from '../../../schema/read-subgraphs.ts';
import type { RequestContext } from '../server/request-context.ts';
import type { Subgraph } from '../subgraph.ts';
import type { Markings } from '../walls/released.ts';
import { scalars } from './scalars.ts';

/** A subgraph's executable schema and its markings. */
export interface MarkedSchema {
  readonly schema: GraphQLSchema;
  readonly markings: Markings;
}

type Module = Exclude<Extract<Parameters<typeof buildSubgraphSchema>[0], unknown[]>[number], DocumentNode>;
type ResolverMap = NonNullable<Module['resolvers']>;

/**
 * Builds a subgraph's schema with its wall: a field whose marking does not release it to the caller answers null without
 * its resolver being called. (No such field is non-null: the composition gate sees to it.)
 */
export const buildSchema = ({ name, resolvers }: Pick<Subgraph, 'name' | 'resolvers'>): MarkedSchema => {
  const typeDefs = parse(readSubgraph(name).sdl);
  const markings = readMarkings(typeDefs);
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: { ...scalars, ...merged(resolvers) } }]);
  guard(schema, markings);
  return { schema, markings };
};

const merged = (concepts: Subgraph['resolvers']): ResolverMap => {
  const all: Record<string, Record<string, unknown>> = {};
  for (const concept of concepts) {
    for (const [type, fields] of Object.entries(concept)) all[type] = { ...all[type], ...fields };
  }
  return all as ResolverMap;
};

const guard = (schema: GraphQLSchema, markings: Markings): void => {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('_')) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.name.startsWith('_')) continue;
      const marking = markings.get(`${type.name}.${field.name}`) ?? unmarked;
      if (marking === 'public') continue;
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (parent, parameters, context: RequestContext, info) =>
        releasedTo(marking, context.audience) ? resolve(parent, parameters, context, info) : null;
      const { subscribe } = field;
      if (subscribe === undefined) continue;
      field.subscribe = (parent, parameters, context: RequestContext, info): unknown => {
        if (releasedTo(marking, context.audience)) return subscribe(parent, parameters, context, info);
        throw new GraphQLError('not for this caller');
      };
    }
  }
};
