import type { DocumentNode } from 'graphql';
import type { Audience, AudienceId } from '../../schema/audience.ts';
import { readMarkings } from '../../schema/read-markings.ts';
import { buildView } from './build-view.ts';
import type { View } from './view.ts';

/** One view for each audience, all built at start, so that no first caller of an audience is told by its delay. */
export const openViews = (
  supergraph: DocumentNode,
  audiences: readonly Audience[],
): ReadonlyMap<AudienceId, View> => {
  const markings = readMarkings(supergraph);
  return new Map(audiences.map((audience) => [audience.id, buildView(supergraph, markings, audience)]));
};
