import { describe, it, expect, jest } from '@jest/globals';
import { parse } from 'graphql';
import { compose } from '../../schema/compose.ts';
import { gate } from '../../schema/gate/gate.ts';
import type { Marking } from '../../schema/marking.ts';
import { markingConflicts } from '../../schema/marking-conflicts.ts';
import { isAsStrictAs } from '../../schema/marking-order.ts';
import { readMarkings } from '../../schema/read-markings.ts';
import { readSubgraphs } from '../../schema/read-subgraphs.ts';
import { schemaElements } from '../../schema/schema-elements.ts';
import type { SubgraphSdl } from '../../schema/read-subgraphs.ts';

// Composes the whole schema once for every confidential marking that cannot be tried together with others.
jest.setTimeout(120_000);

type Outcome =
  | { readonly refused: readonly string[] }
  | { readonly refused?: undefined; readonly released: ReadonlyMap<string, Marking> };

const outcomeOf = (sources: readonly SubgraphSdl[]): Outcome => {
  const { supergraph, faults } = compose(sources);
  if (supergraph === undefined) return { refused: faults };
  const graph = {
    subgraphs: sources.map(({ name, sdl }) => ({ name, document: parse(sdl, { noLocation: true }) })),
    supergraph: parse(supergraph, { noLocation: true }),
  };
  const found = gate(graph).map(({ message }) => message);
  return found.length > 0 ? { refused: found } : { released: readMarkings(graph.supergraph) };
};

const sources = readSubgraphs();

/** Where a marking stands: on a type, on a part of one, or on an argument of such a part. */
type Level = 'type' | 'member' | 'argument';

/** One confidential marking of the SDL, and what is written in its place. */
interface Weakening {
  readonly source: SubgraphSdl;
  readonly at: number;
  readonly marking: string;
  readonly instead: '' | '@public';
  readonly coordinate: string;
}

const levelOf = ({ coordinate }: Weakening): Level => {
  if (coordinate.includes('(')) return 'argument';
  return coordinate.includes('.') ? 'member' : 'type';
};

const weakenings: readonly Weakening[] = sources.flatMap((source) =>
  [...schemaElements(parse(source.sdl)).values()].flatMap(({ coordinate, directives }) =>
    directives.flatMap(({ name, loc }) =>
      name.value !== 'confidential' || loc === undefined
        ? []
        : (['', '@public'] as const).map((instead) => ({
            source,
            at: loc.start,
            marking: source.sdl.slice(loc.start, loc.end),
            instead,
            coordinate,
          })),
    ),
  ),
);

/** The SDL with some of its markings weakened, the last first, so that the places of the others stay. */
const weakened = (these: readonly Weakening[]): readonly SubgraphSdl[] =>
  sources.map((each) => ({
    ...each,
    sdl: these
      .filter(({ source }) => source === each)
      .toSorted((one, other) => other.at - one.at)
      .reduce(
        (sdl, { at, marking, instead }) => sdl.slice(0, at) + instead + sdl.slice(at + marking.length),
        each.sdl,
      ),
  }));

const documentsOf = (these: readonly Weakening[]) =>
  weakened(these).map(({ name, sdl }) => ({ name, document: parse(sdl, { noLocation: true }) }));

/** Whether the same element is marked in another subgraph too. */
const isShared = ({ source, coordinate }: Weakening): boolean =>
  weakenings.some((other) => other.coordinate === coordinate && other.source !== source);

/** Of the elements that several subgraphs have, what is noticed because the subgraphs no longer mark them alike. */
const noticedAsConflict = (source: SubgraphSdl, instead: Weakening['instead']): readonly Weakening[] => {
  const these = weakenings.filter(
    (each) => each.source === source && each.instead === instead && isShared(each),
  );
  const conflicts = new Set(markingConflicts(documentsOf(these)).map(({ coordinate }) => coordinate));
  return these.filter(({ coordinate }) => conflicts.has(coordinate));
};

/**
 * Of the others, what is noticed of one level. All are tried in one composition, since of a level each element's marking
 * is its own alone: it becomes wider, which the matrix shows, or the gate finds a fault with it.
 */
const noticedAlone = (
  level: Level,
  instead: Weakening['instead'],
  before: ReadonlyMap<string, Marking>,
): readonly Weakening[] => {
  const these = weakenings.filter(
    (each) => each.instead === instead && levelOf(each) === level && !isShared(each),
  );
  const { supergraph } = compose(weakened(these));
  if (supergraph === undefined) return [];
  const graph = {
    subgraphs: documentsOf(these),
    supergraph: parse(supergraph, { noLocation: true }),
  };
  const markings = readMarkings(graph.supergraph);
  const refused = new Set(gate(graph).map(({ coordinate }) => coordinate));
  return these.filter(
    ({ coordinate }) =>
      refused.has(coordinate) || !isAsStrictAs(markings.get(coordinate) ?? [], before.get(coordinate) ?? []),
  );
};

describe('the schema of the three subgraphs', () => {
  const real = outcomeOf(sources);

  it('passes the gate', () => {
    expect(real.refused).toBeUndefined();
  });

  it('loses no confidential marking unnoticed: the gate refuses, or the matrix becomes wider', () => {
    const before = real.refused === undefined ? real.released : new Map<string, Marking>();
    const noticed = new Set(
      (['', '@public'] as const).flatMap((instead) => [
        ...sources.flatMap((source) => noticedAsConflict(source, instead)),
        ...(['type', 'member', 'argument'] as const).flatMap((level) => noticedAlone(level, instead, before)),
      ]),
    );
    const unnoticed = weakenings.filter((each) => {
      if (noticed.has(each)) return false;
      const after = outcomeOf(weakened([each]));
      if (after.refused !== undefined) return false;
      return [...after.released].every(([coordinate, marking]) =>
        isAsStrictAs(marking, before.get(coordinate) ?? []),
      );
    });
    expect(before.size).toBeGreaterThan(0);
    expect(noticed.size).toBeGreaterThan(50);
    expect(
      unnoticed.map(({ source, coordinate, instead }) => `${source.name}: ${coordinate} → ${instead}`),
    ).toEqual([]);
  });
});
