import { parse } from 'graphql';
import { audiences } from '../../../schema/audience.ts';
import type { AudienceId } from '../../../schema/audience.ts';
import { compose } from '../../../schema/compose.ts';
import type { Marking } from '../../../schema/marking.ts';
import { readMarkings } from '../../../schema/read-markings.ts';
import { readSubgraphs } from '../../../schema/read-subgraphs.ts';
import { readSources } from '../rig/subgraph-sources.ts';
import type { SubgraphSource } from '../rig/subgraph-sources.ts';
import { mayMeet, rulesFor } from '../worlds/restricted-part.ts';

/** What an audience may see, as one text: audiences of which it is the same share their worlds. */
export const openPart = (
  id: AudienceId,
  sources: readonly SubgraphSource[],
  markings: ReadonlyMap<string, Marking>,
): string =>
  JSON.stringify([
    sources.flatMap(({ subgraph }) => subgraph.tables.map((table) => rulesFor(table, audiences[id]))),
    [...markings.keys()].filter((coordinate) => mayMeet(markings, coordinate, audiences[id])),
  ]);

/** Audiences in groups that share their worlds, by the subgraphs as they are. */
export const alikeAmong = (ids: readonly AudienceId[]): readonly (readonly AudienceId[])[] => {
  const sources = readSources();
  const composition = compose(readSubgraphs());
  if (composition.faults !== undefined) throw new Error(composition.faults.join('\n'));
  const markings = readMarkings(parse(composition.supergraph, { noLocation: true }));
  return [...Map.groupBy(ids, (id) => openPart(id, sources, markings)).values()];
};
