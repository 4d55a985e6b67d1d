import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  executeSync,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  parse,
} from 'graphql';
import type { GraphQLObjectType, GraphQLOutputType, GraphQLSchema } from 'graphql';
import { readKeys } from '../../schema/read-keys.ts';
import { audienceIds } from '../../schema/audience.ts';
import type { AudienceId } from '../../schema/audience.ts';
import { subgraphNames } from '../../schema/read-subgraphs.ts';
import { givenCoordinates } from '../../subgraphs/kit/clearance/given-coordinates.ts';
import { namedCoordinates } from '../../subgraphs/kit/clearance/named-coordinates.ts';
import { buildSchema } from '../../subgraphs/kit/schema/build-schema.ts';
import { along, findRoutes, requiredArguments } from './operations/routes.ts';
import type { Route } from './operations/routes.ts';
import type { Sight } from './operations/sight.ts';
import { coordinatesOf } from './operations/withheld-elements.ts';
import { canariesIn, concreteType, leafValue } from './world/hostile-subgraph.ts';
import { api, openMatrixWorld, supergraphDocument, viewSchemas } from './world/matrix-world.ts';
import type { MatrixWorld } from './world/matrix-world.ts';

/*
 * All that an audience may see, asked of subgraphs that answer with everything they have, whoever asks. What comes back
 * is what the caller's own schema makes of it, byte for byte; and subgraphs were asked for nothing beyond.
 */

let world: MatrixWorld;
beforeAll(async () => {
  world = await openMatrixWorld();
});
afterAll(() => world.close());

const transport = { door: '/graphql', method: 'POST', accept: 'application/json' } as const;
const asItIs = (_coordinate: string, name: string) => name;
const keys = readKeys(supergraphDocument);
const subgraphSchemas = new Map(
  subgraphNames.map((name) => [name as string, buildSchema({ name, resolvers: [] }).schema]),
);

const schemaOf = (id: AudienceId): GraphQLSchema => {
  const schema = viewSchemas.get(id);
  if (schema === undefined) throw new Error(`${id} has no view`);
  return schema;
};

/** What the view's own schema makes of the same values. */
const expected = (schema: GraphQLSchema, query: string): string => {
  const valueOf = (owner: string, name: string, type: GraphQLOutputType): unknown => {
    const bare = getNullableType(type);
    if (isListType(bare)) return [valueOf(owner, name, bare.ofType), valueOf(owner, name, bare.ofType)];
    const named = getNamedType(bare);
    return isCompositeType(named)
      ? { is: concreteType(named, api).name }
      : leafValue(`${owner}.${name}`, named);
  };
  const result = executeSync({
    schema,
    document: parse(query),
    typeResolver: (value) => (value as { readonly is: string }).is,
    fieldResolver: (_source, _given, _context, { parentType, fieldName }) => {
      const field = api.getType(parentType.name);
      const type = isObjectType(field) ? field.getFields()[fieldName]?.type : undefined;
      return type === undefined ? null : valueOf(parentType.name, fieldName, type);
    },
  });
  return JSON.stringify(result);
};

/** Everything of a type that needs no more than one level below it. */
const wholeOf = (type: GraphQLObjectType, sight: Sight): string =>
  `{ __typename ${Object.values(type.getFields())
    .map(
      (field) =>
        `${field.name}${requiredArguments(type.name, field, sight, asItIs)}${isCompositeType(getNamedType(field.type)) ? ' { __typename }' : ''}`,
    )
    .join(' ')} }`;

/** What of a request stands neither in the view nor among the keys by which entities of its types are joined. */
const beyond = (
  known: ReadonlySet<string>,
  { subgraph, body }: { readonly subgraph: string; readonly body: string },
): readonly string[] => {
  const schema = subgraphSchemas.get(subgraph);
  if (schema === undefined) throw new Error(`there is no subgraph ${subgraph}`);
  const { query, variables = {} } = JSON.parse(body) as {
    readonly query: string;
    readonly variables?: Readonly<Record<string, unknown>>;
  };
  const document = parse(query);
  const isJoin = (coordinate: string) => {
    const [type = '', field = ''] = coordinate.split('.');
    return known.has(type) && keys.get(type)?.has(field) === true;
  };
  const machinery = ['Query._entities', 'Query._entities(representations:)', '_Any'];
  return [...namedCoordinates(document, schema), ...givenCoordinates(document, variables, schema)].filter(
    (coordinate) => !known.has(coordinate) && !machinery.includes(coordinate) && !isJoin(coordinate),
  );
};

describe.each(audienceIds)('%s', (audience) => {
  const schema = schemaOf(audience);
  const known = coordinatesOf(schema);
  const sight: Sight = { schema, withheld: () => false, admits: () => true };
  const routes = findRoutes(sight);
  const types = [...routes.entries()].flatMap(([name, route]: readonly [string, Route]) => {
    const type = schema.getType(name);
    return isObjectType(type) && route.steps.length > 0 ? [{ name, type, route }] : [];
  });

  it('reaches every type of its view', () => {
    const objects = Object.values(schema.getTypeMap()).filter(
      (type) => isObjectType(type) && !type.name.startsWith('__'),
    );
    // What is followed has tests of its own.
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter(
      (root) => root !== undefined && root !== null,
    );
    expect(types.length + roots.length).toBeGreaterThanOrEqual(objects.length);
  });

  it.each(types)(
    'gets of $name what its view has, and nothing that came with it',
    async ({ type, route }) => {
      const kind = route.entry === 'mutation' ? 'mutation ' : '';
      const query = `${kind}${along(route, wholeOf(type, sight), sight, asItIs)}`;
      world.forget();
      const answer = await world.ask(audience, { query, variables: {} }, transport);
      expect(answer.text).toBe(expected(schema, query));
      expect(answer.text).toContain('"__typename":');

      const received = world.received(audience);
      expect(received.length).toBeGreaterThan(0);
      expect(received.flatMap((request) => beyond(known, request))).toEqual([]);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
      expect(canariesIn(answer.text).filter((coordinate) => !known.has(coordinate))).toEqual([]);
    },
  );
});

it('would notice a subgraph that was asked for too much', () => {
  const publicly = coordinatesOf(schemaOf('public'));
  const reports = 'query { misconductReports(first: 1) { edges { cursor } } }';
  expect(beyond(publicly, { subgraph: 'cooperation', body: JSON.stringify({ query: reports }) })).toEqual([
    'Query.misconductReports',
    'Query.misconductReports(first:)',
    'MisconductReportConnection.edges',
    'MisconductReportEdge.cursor',
  ]);
  const isa = coordinatesOf(schemaOf('japan_isa'));
  expect(beyond(isa, { subgraph: 'cooperation', body: JSON.stringify({ query: reports }) })).toEqual([]);
});
