import { parse } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { audienceIds, audiences } from '../../../schema/audience.ts';
import type { AudienceId } from '../../../schema/audience.ts';
import { compose } from '../../../schema/compose.ts';
import type { Marking } from '../../../schema/marking.ts';
import { readMarkings } from '../../../schema/read-markings.ts';
import type { SubgraphSdl } from '../../../schema/read-subgraphs.ts';
import { apiSchema } from '../operations/api-schema.ts';
import { operationStream } from '../operations/operation-stream.ts';
import { restrictedElements } from '../operations/restricted-elements.ts';
import { askProbes } from '../probes/probes.ts';
import { prepareTemplates } from '../rig/databases.ts';
import { openIdentities } from '../rig/identities.ts';
import { openStack } from '../rig/open-stack.ts';
import type { Stack } from '../rig/open-stack.ts';
import { readSubgraphs } from '../../../schema/read-subgraphs.ts';
import { readSources } from '../rig/subgraph-sources.ts';
import type { Wall } from '../walls/open-walls.ts';
import { drawWorld } from '../worlds/draw-world.ts';
import type { World } from '../worlds/draw-world.ts';
import { purgeSdl } from '../worlds/purge-sdl.ts';
import { mayMeet } from '../worlds/restricted-part.ts';
import { openPart } from './alike.ts';
import { fetchOracle } from './fetch-oracle.ts';
import type { AudienceReport } from './report.ts';
import { runAudience } from './run-audience.ts';
import type { Unit } from './units.ts';

/** What a run is asked to do. */
export interface RunRequest {
  /** The superuser's URL of the server's database `postgres`. */
  readonly server: string;
  readonly seed: number;
  readonly walls: Wall | 'all';
  /** Whether worlds hold records that the audience may not see. Where only the gateway guards, none can be hidden. */
  readonly hiddenRecords: boolean;
  /** Which worlds are held against the first. */
  readonly pairs: readonly ('swap' | 'purge')[];
  /** Whether the direct questions are asked too. */
  readonly probes: boolean;
  /** Whether each operation is asked of every world. */
  readonly everyPair: boolean;
  /** Whether every restricted element is asked for in every disguise, however few operations there are. */
  readonly everyAim: boolean;
  /** Whether nothing restricted may even be fetched: where the gateway guards. */
  readonly watchFetches: boolean;
  readonly mostLeaks: number;
  readonly progress: (audience: AudienceId, done: number, leaks: number) => void;
}

const composed = (subgraphs: readonly SubgraphSdl[]): string => {
  const composition = compose(subgraphs);
  if (composition.faults !== undefined) throw new Error(composition.faults.join('\n'));
  return composition.supergraph;
};

/** Who may see the most of what an audience may not. */
const clearedFor = (restricted: ReadonlySet<string>, markings: ReadonlyMap<string, Marking>): AudienceId => {
  const seenBy = (id: AudienceId) =>
    [...restricted].filter((coordinate) => mayMeet(markings, coordinate, audiences[id])).length;
  return audienceIds.reduce((best, id) => (seenBy(id) > seenBy(best) ? id : best));
};

/** A run that is ready to ask. */
export interface OpenedRun {
  /** Runs audiences against worlds that they must not be able to tell apart; one unit at a time. */
  readonly run: (unit: Unit) => Promise<readonly AudienceReport[]>;
  readonly close: () => Promise<void>;
}

/** Prepares what every unit of a run has in common. */
export const openRun = async (request: RunRequest): Promise<OpenedRun> => {
  const { seed, hiddenRecords, pairs } = request;
  const sources = readSources();
  const sdl = readSubgraphs();
  const supergraph = composed(sdl);
  const markings = readMarkings(parse(supergraph, { noLocation: true }));
  const full = apiSchema(supergraph);
  const identities = await openIdentities();
  const templates = await prepareTemplates(request.server, sources).catch(async (error: unknown) => {
    await identities.close();
    throw error;
  });
  const parts = new Map(audienceIds.map((id) => [id, openPart(id, sources, markings)]));

  const views = new Map<AudienceId, GraphQLSchema>();
  /** What an audience has for a view, made once a run. */
  const viewOf = (id: AudienceId): GraphQLSchema => {
    const view = views.get(id) ?? apiSchema(composed(purgeSdl(sdl, markings, audiences[id])));
    views.set(id, view);
    return view;
  };

  /** Those who ask in between: one of each kind that sees something that is restricted here. */
  const warmersFor = (own: AudienceId, restricted: ReadonlySet<string>): readonly AudienceId[] => {
    const seeing = audienceIds.filter(
      (id) =>
        parts.get(id) !== parts.get(own) &&
        [...restricted].some((coordinate) => mayMeet(markings, coordinate, audiences[id])),
    );
    return [...Map.groupBy(seeing, (id) => parts.get(id)).values()].flatMap(([one]) => one ?? []);
  };

  /** Runs audiences that share their worlds. */
  const runAlike = async (
    alikeIds: readonly AudienceId[],
    { from, operations }: Unit,
  ): Promise<readonly AudienceReport[]> => {
    const [first] = alikeIds;
    if (first === undefined) return [];
    const reports: AudienceReport[] = [];
    const world = (restrictedSeed: number | undefined): World =>
      drawWorld({
        sources: sources.map(({ name, document, subgraph }) => ({
          subgraph: name,
          document,
          tables: subgraph.tables,
        })),
        markings,
        audience: audiences[first],
        openSeed: seed,
        restrictedSeed,
        hiddenRecords,
      });
    const worlds = { base: world(2 * seed + 1), swap: world(2 * seed + 2), purge: world(undefined) };
    const purgedSdl = purgeSdl(sdl, markings, audiences[first]);
    const purgedSupergraph = composed(purgedSdl);
    const view = apiSchema(purgedSupergraph);
    const elements = restrictedElements(full, view);
    const restricted = new Set(elements.map(({ coordinate }) => coordinate));
    const ids = new Set(
      [worlds.base, worlds.swap].flatMap((one) =>
        [...one.values()].flatMap(({ seen, hidden }) => [...seen, ...hidden].map((row) => row.id)),
      ),
    );
    let current: AudienceId = first;
    let outside: string[] = [];
    const oracle = fetchOracle(full, () => restricted);

    const asked: readonly { readonly role: 'base' | 'swap' | 'purge' }[] = [
      { role: 'base' },
      ...pairs.map((role) => ({ role })),
    ];
    const opening = asked.map(async ({ role }) =>
      openStack({
        sources,
        databases: await templates.copy(worlds[role]),
        identities,
        supergraph: role === 'purge' ? purgedSupergraph : supergraph,
        ...(role === 'purge' ? { purged: purgedSdl } : {}),
        ...(role === 'base' && request.watchFetches
          ? {
              onFetch: (body: string, audience: string) => {
                if (audience === current) outside.push(...oracle.outside(body));
              },
            }
          : {}),
      }),
    );
    try {
      const [base, ...rest] = await Promise.all(opening);
      if (base === undefined) throw new Error('there is no world to begin with');
      const others: Partial<Record<'swap' | 'purge', Stack>> = Object.fromEntries(
        pairs.map((pair, at) => [pair, rest[at]]),
      );
      for (const id of alikeIds) {
        current = id;
        const cleared = clearedFor(restricted, markings);
        reports.push(
          await runAudience({
            audience: id,
            cleared,
            warmers: warmersFor(id, restricted),
            clearedView: viewOf(cleared),
            identities,
            stream: operationStream({
              audience: id,
              seed,
              full,
              view,
              restricted: elements,
              worlds: [worlds.base, worlds.swap],
            }),
            seed,
            operations,
            base,
            others,
            full,
            restricted,
            everyPair: request.everyPair,
            everyAim: request.everyAim,
            from,
            ids,
            mostLeaks: request.mostLeaks,
            probe: () =>
              !request.probes
                ? Promise.resolve([])
                : askProbes(
                    { audience: id, stack: base, identities, world: worlds.base, markings },
                    request.walls,
                  ),
            fetchedOutside: () => {
              const found = [...new Set(outside)];
              outside = [];
              return found;
            },
            progress: (done, leaks) => {
              request.progress(id, done, leaks);
            },
          }),
        );
      }
    } finally {
      const opened = await Promise.allSettled(opening);
      const stacks = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      await Promise.all(stacks.map((stack) => stack.close()));
      await templates.dropCopies();
    }
    return reports;
  };

  return {
    run: async (unit) => {
      const reports: AudienceReport[] = [];
      for (const ids of Map.groupBy(unit.audiences, (id) => parts.get(id)).values())
        reports.push(...(await runAlike(ids, unit)));
      return reports;
    },
    close: async () => {
      await identities.close();
      await templates.drop();
    },
  };
};
