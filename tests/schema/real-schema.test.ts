import { describe, it, expect, jest } from '@jest/globals';
import { parse } from 'graphql';
import { compose } from '../../schema/compose.ts';
import { gate } from '../../schema/gate/gate.ts';
import type { Marking } from '../../schema/marking.ts';
import { isAsStrictAs } from '../../schema/marking-order.ts';
import { readMarkings } from '../../schema/read-markings.ts';
import { readSubgraphs } from '../../schema/read-subgraphs.ts';
import type { SubgraphSdl } from '../../schema/read-subgraphs.ts';

// Composes the whole schema once for every confidential marking in it.
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

/** Every copy of the SDL in which one confidential marking is gone, or says public. */
const weakened = sources.flatMap((source) =>
  [...source.sdl.matchAll(/@confidential\(releasableTo: \[[A-Z_, ]+\]\)/g)].flatMap(({ 0: marking, index }) =>
    ['', '@public'].map((instead) => ({
      place: `${source.name}: ${
        source.sdl
          .slice(0, index + marking.length)
          .split('\n')
          .at(-1) ?? ''
      } → ${instead}`,
      sources: sources.map((each) =>
        each === source
          ? { ...each, sdl: each.sdl.slice(0, index) + instead + each.sdl.slice(index + marking.length) }
          : each,
      ),
    })),
  ),
);

describe('the schema of the three subgraphs', () => {
  const real = outcomeOf(sources);

  it('passes the gate', () => {
    expect(real.refused).toBeUndefined();
  });

  it('loses no confidential marking unnoticed: the gate refuses, or the matrix becomes wider', () => {
    const before = real.refused === undefined ? real.released : new Map<string, Marking>();
    const unnoticed = weakened.filter((copy) => {
      const after = outcomeOf(copy.sources);
      if (after.refused !== undefined) return false;
      return [...after.released].every(([coordinate, marking]) =>
        isAsStrictAs(marking, before.get(coordinate) ?? []),
      );
    });
    expect(before.size).toBeGreaterThan(0);
    expect(weakened.length).toBeGreaterThan(50);
    expect(unnoticed.map(({ place }) => place)).toEqual([]);
  });
});
