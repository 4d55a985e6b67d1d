import { isObject } from './answer-object.ts';
import type { Answer } from './answer.ts';
import type { CompiledAlias } from './compiled-alias.ts';
import type { Entities } from './compile/entity-code.ts';
import { fixedPart } from './entity-paths.ts';
import { placesByIndex } from './entity-places.ts';
import type { Run } from './run.ts';
import type { SupergraphFacts } from './supergraph-facts.ts';

/** Notes every place of the entities of which the subgraph says that there are none. */
const noteNone = (
  run: Run,
  compiled: CompiledAlias,
  entities: Entities,
  list: readonly unknown[],
  facts: SupergraphFacts,
): void => {
  if (!list.includes(null)) return;
  for (const [index, places] of placesByIndex(run.data, compiled, entities, facts))
    if (list[index] === null) for (const place of places) run.faults.addNone(place, compiled.keys);
};

/**
 * Takes one alias's entities from an answer into every object that waits for them. Objects on one path may come
 * to share what they are given; objects on different paths, which have selections of their own, never do.
 */
export const fillEntities = (
  run: Run,
  compiled: CompiledAlias,
  asked: Entities,
  { data, errors }: Answer,
  facts: SupergraphFacts,
): void => {
  const { texts, groups } = asked;
  const list =
    isObject(data) && Object.hasOwn(data, compiled.alias.alias) ? data[compiled.alias.alias] : undefined;
  if (!Array.isArray(list)) {
    if (errors.length === 0)
      for (const to of compiled.alias.paths) run.faults.add('INVALID_RESPONSE', fixedPart(to));
    return;
  }
  if (list.length !== texts.length)
    for (const to of compiled.alias.paths) run.faults.add('INVALID_RESPONSE', fixedPart(to));
  noteNone(run, compiled, asked, list, facts);
  compiled.rewrite?.(list);
  const merge = compiled.merge.f;
  for (const [at, { targets, indices }] of groups.entries()) {
    const entities: unknown[] = at > 0 && compiled.deep ? (structuredClone(list) as unknown[]) : list;
    compiled.scrubs[at]?.f(entities);
    const used = compiled.deep && compiled.apart[at] === true ? new Set<number>() : undefined;
    for (let target = 0; target < targets.length; target += 1) {
      const index = indices[target] ?? -1;
      const entity = entities[index];
      const into = targets[target];
      if (into === undefined || !isObject(entity)) continue;
      if (used === undefined) merge(into, entity);
      else {
        merge(into, used.has(index) ? structuredClone(entity) : entity);
        used.add(index);
      }
    }
  }
};
