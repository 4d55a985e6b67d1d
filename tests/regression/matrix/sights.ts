import type { GraphQLSchema } from 'graphql';
import { audienceIds } from '../../../schema/audience.ts';
import type { AudienceId } from '../../../schema/audience.ts';
import { inventedNames } from '../operations/invented-names.ts';
import type { Namer } from '../operations/invented-names.ts';
import { findRoutes } from '../operations/routes.ts';
import type { Sight } from '../operations/sight.ts';
import { coordinatesOf } from '../operations/withheld-elements.ts';
import { api, supergraph, viewSchemas } from '../world/matrix-world.ts';

export const { invent, turnedBack } = inventedNames(supergraph);

/** The schema of an audience's view. */
export const schemaOf = (id: AudienceId): GraphQLSchema => {
  const schema = viewSchemas.get(id);
  if (schema === undefined) throw new Error(`${id} has no view`);
  return schema;
};

const coordinates = new Map(audienceIds.map((id) => [id, coordinatesOf(schemaOf(id))]));
/** Every coordinate that stands in an audience's view. */
export const knownTo = (id: AudienceId): ReadonlySet<string> => coordinates.get(id) ?? new Set();

const sights = new Map<string, { readonly sight: Sight; readonly routes: ReturnType<typeof findRoutes> }>();
/** The API in the eyes of an audience and of its cleared twin, with the way to each type. */
export const sightOf = (audience: AudienceId, cleared: AudienceId) => {
  const key = `${audience} ${cleared}`;
  const before = sights.get(key);
  if (before !== undefined) return before;
  const sight: Sight = {
    schema: api,
    withheld: (coordinate) => !knownTo(audience).has(coordinate),
    admits: (coordinate) => knownTo(cleared).has(coordinate),
  };
  const made = { sight, routes: findRoutes(sight) };
  sights.set(key, made);
  return made;
};

export const asItIs: Namer = (_coordinate, name) => name;
/** Names what an audience knows as it is called, and everything else by a name that never was. */
export const asInvented =
  (audience: AudienceId): Namer =>
  (coordinate, name) =>
    knownTo(audience).has(coordinate) ? name : invent(name);
