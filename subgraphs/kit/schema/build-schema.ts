import { buildSubgraphSchema } from '@apollo/subgraph';
import { GraphQLError, defaultFieldResolver, getNullableType, isObjectType } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { consentReach } from '../../../schema/consent-reach.ts';
import type { ConsentReach } from '../../../schema/consent-reach.ts';
import { isThirdParty } from '../../../schema/audience.ts';
import { releasedTo, unmarked } from '../../../schema/marking.ts';
import { readMarkings } from '../../../schema/read-markings.ts';
import { readSubgraphDocument } from '../../../schema/read-subgraphs.ts';
import { consentedField } from '../consent/consented-field.ts';
import type { RequestContext } from '../server/request-context.ts';
import type { Subgraph } from '../subgraph.ts';
import type { Markings } from '../walls/released.ts';
import { scalars } from './scalars.ts';

/** A subgraph's executable schema and its markings. */
export interface MarkedSchema {
  readonly schema: GraphQLSchema;
  readonly markings: Markings;
  /** What consented coordinates open of the schema. */
  readonly reach: ConsentReach;
}

type Module = Exclude<Extract<Parameters<typeof buildSubgraphSchema>[0], unknown[]>[number], DocumentNode>;
type ResolverMap = NonNullable<Module['resolvers']>;

/**
 * Builds a subgraph's schema with its wall: a field whose marking does not release it to the caller answers null without
 * its resolver being called, unless a consent opens it.
 *
 * What can be withheld may be null here, whatever the type says: of a record that a consent opens, its other fields. A
 * gateway holds every answer to its caller's own view, which says what is never null there.
 */
export const buildSchema = ({ name, resolvers }: Pick<Subgraph, 'name' | 'resolvers'>): MarkedSchema => {
  const typeDefs = readSubgraphDocument(name);
  const markings = readMarkings(typeDefs);
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: { ...scalars, ...merged(resolvers) } }]);
  guard(schema, markings);
  return { schema, markings, reach: consentReach(typeDefs) };
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
      const coordinate = `${type.name}.${field.name}`;
      const marking = markings.get(coordinate) ?? unmarked;
      const resolve = field.resolve ?? defaultFieldResolver;
      const consented = consentedField(coordinate, marking, resolve);
      field.type = field.name === 'id' ? field.type : getNullableType(field.type);
      field.resolve = (parent, parameters, context: RequestContext, info) => {
        if (isThirdParty(context.audience)) return consented(parent, parameters, context, info);
        return releasedTo(marking, context.audience) ? resolve(parent, parameters, context, info) : null;
      };
      const { subscribe } = field;
      if (subscribe === undefined) continue;
      field.subscribe = (parent, parameters, context: RequestContext, info): unknown => {
        if (releasedTo(marking, context.audience)) return subscribe(parent, parameters, context, info);
        throw new GraphQLError('not for this caller');
      };
    }
  }
};
