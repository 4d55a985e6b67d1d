import type { Entities } from './compile/entity-code.ts';
import type { CompiledAlias } from './compiled-alias.ts';
import { locateTargets } from './locate-targets.ts';
import type { Path } from './path.ts';
import type { SupergraphFacts } from './supergraph-facts.ts';

/** Where the entities of each representation of an alias stand in the data. */
export const placesByIndex = (
  data: object,
  { alias }: CompiledAlias,
  { groups }: Entities,
  facts: SupergraphFacts,
): ReadonlyMap<number, readonly Path[]> => {
  const places = new Map<number, Path[]>();
  for (const [at, { targets, indices }] of groups.entries()) {
    const located = locateTargets(data, alias.paths[at] ?? [], facts);
    for (const [target, index] of indices.entries()) {
      const standing = located.get(targets[target] ?? {});
      if (standing) places.set(index, [...(places.get(index) ?? []), ...standing]);
    }
  }
  return places;
};
