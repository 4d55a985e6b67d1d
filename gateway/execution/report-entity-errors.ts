import type { Answer } from './answer.ts';
import { renamePath } from './compile/output-rewrites.ts';
import type { Entities } from './compile/entity-code.ts';
import type { CompiledAlias } from './compiled-alias.ts';
import { fixedPart } from './entity-paths.ts';
import { placesByIndex } from './entity-places.ts';
import type { FaultCode } from './fault.ts';
import type { Path } from './path.ts';
import type { Run } from './run.ts';
import type { SupergraphFacts } from './supergraph-facts.ts';

/**
 * Reports a subgraph's errors in the client's terms: an error of an entity at every place where the entity
 * stands, its tail kept; any other by `failed`, or at the alias that it names.
 */
export const reportEntityErrors = (
  run: Run,
  errors: Answer['errors'],
  aliases: readonly CompiledAlias[],
  gathered: readonly Entities[],
  facts: SupergraphFacts,
  failed: (code: FaultCode) => void,
): void => {
  const located = new Map<CompiledAlias, ReadonlyMap<number, readonly Path[]>>();
  const placesOf = (compiled: CompiledAlias, entities: Entities) => {
    const places = located.get(compiled) ?? placesByIndex(run.data, compiled, entities, facts);
    located.set(compiled, places);
    return places;
  };
  for (const { code, path } of errors) {
    const [key, index, ...tail] = path ?? [];
    const at = aliases.findIndex(({ alias }) => alias.alias === key);
    const compiled = aliases[at];
    const entities = gathered[at];
    if (!compiled || !entities) failed(code);
    else if (typeof index !== 'number')
      for (const to of compiled.alias.paths) run.faults.add(code, fixedPart(to));
    else
      for (const place of placesOf(compiled, entities).get(index) ?? [])
        run.faults.add(code, [...place, ...renamePath(tail, compiled.names)]);
  }
};
