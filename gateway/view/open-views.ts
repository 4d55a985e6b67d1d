import { setImmediate as nextTurn } from 'node:timers/promises';
import { assertValidSchema } from 'graphql';
import type { DocumentNode } from 'graphql';
import type { Audience, AudienceId } from '../../schema/audience.ts';
import { readMarkings } from '../../schema/read-markings.ts';
import { buildView } from './build-view.ts';
import type { View } from './view.ts';

/** A view that is built when anything is first asked of it. */
const lateView = (audience: Audience, build: () => View): View => {
  let built: View | undefined;
  const made = (): View => (built ??= build());
  return {
    audience,
    get schema() {
      return made().schema;
    },
    get sdl() {
      return made().sdl;
    },
    visible: (coordinate) => made().visible(coordinate),
    behind: (coordinate) => made().behind(coordinate),
  };
};

/** One view for each audience. What `buildView` throws is thrown when a view is first asked anything. */
export const openViews = (
  supergraph: DocumentNode,
  audiences: readonly Audience[],
): ReadonlyMap<AudienceId, View> => {
  const markings = readMarkings(supergraph);
  return new Map(
    audiences.map((audience) => [
      audience.id,
      lateView(audience, () => buildView(supergraph, markings, audience)),
    ]),
  );
};

/**
 * Builds what is not built yet, one view at a time between other work: so that a gateway answers soon after its start,
 * and no first caller of an audience is told by a delay.
 */
export const buildAll = async (views: Iterable<View>): Promise<void> => {
  for (const view of views) {
    await nextTurn();
    assertValidSchema(view.schema);
  }
};
