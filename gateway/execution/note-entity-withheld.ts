import { renamePath } from './compile/output-rewrites.ts';
import type { Entities } from './compile/entity-code.ts';
import type { CompiledAlias } from './compiled-alias.ts';
import { placesByIndex } from './entity-places.ts';
import type { Run } from './run.ts';
import type { SupergraphFacts } from './supergraph-facts.ts';
import type { WithheldNote } from './withheld-notes.ts';

/** Takes a subgraph's notes on entities into the client's terms: each at every place where its entity stands. */
export const noteEntityWithheld = (
  run: Run,
  notes: readonly WithheldNote[],
  aliases: readonly CompiledAlias[],
  gathered: readonly Entities[],
  facts: SupergraphFacts,
): void => {
  for (const [at, compiled] of aliases.entries()) {
    const entities = gathered[at];
    const own = notes.filter(({ path }) => path[0] === compiled.alias.alias);
    if (entities === undefined || own.length === 0) continue;
    const places = placesByIndex(run.data, compiled, entities, facts);
    for (const note of own) {
      const [, index, ...tail] = note.path;
      for (const place of (typeof index === 'number' ? places.get(index) : undefined) ?? [])
        run.withheld.push({ ...note, path: [...place, ...renamePath(tail, compiled.names)] });
    }
  }
};
