import { describe, it, expect, jest } from '@jest/globals';
import { parse } from 'graphql';
import { compose } from '../../schema/compose.ts';
import { everyElementMarked } from '../../schema/gate/every-element-marked.ts';
import { gate } from '../../schema/gate/gate.ts';
import type { Marking } from '../../schema/marking.ts';
import { isAsStrictAs } from '../../schema/marking-order.ts';
import { readMarkings } from '../../schema/read-markings.ts';
import { readSubgraphs } from '../../schema/read-subgraphs.ts';
import type { SubgraphSdl } from '../../schema/read-subgraphs.ts';

// Composes the whole schema once for every confidential marking that does not stand on a type's only definition.
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

/** One confidential marking of the SDL, and what is written in its place. */
interface Weakening {
  readonly source: SubgraphSdl;
  readonly at: number;
  readonly marking: string;
  readonly instead: '' | '@public';
  /** The line that it stands on. */
  readonly line: string;
}

const weakenings: readonly Weakening[] = sources.flatMap((source) =>
  [...source.sdl.matchAll(/@confidential\(releasableTo: \[[A-Z_, ]+\]\)/g)].flatMap(
    ({ 0: marking, index: at }) => {
      const line =
        source.sdl
          .slice(0, at + marking.length)
          .split('\n')
          .at(-1) ?? '';
      return (['', '@public'] as const).map((instead) => ({ source, at, marking, instead, line }));
    },
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

/** The type on whose definition a marking stands, where it is defined once: its own marking is that one alone. */
const typeOf = ({ line, instead }: Weakening): string | undefined => {
  const name = /^(?:type|interface|input|enum|union) (\w+)/.exec(line)?.[1];
  const alike = weakenings.filter(
    (other) => other.instead === instead && new RegExp(`^\\w+ ${String(name)}\\b`).test(other.line),
  );
  return alike.length === 1 ? name : undefined;
};

/**
 * The weakenings of types that are noticed. All are tried in one composition, since nothing but its own definition says
 * how a type is marked: it becomes public, which the matrix shows, or is unmarked, which the gate refuses.
 */
const noticedTogether = (instead: Weakening['instead']): ReadonlySet<Weakening> => {
  const these = weakenings.filter((each) => each.instead === instead && typeOf(each) !== undefined);
  const copy = weakened(these);
  const { supergraph } = compose(copy);
  if (supergraph === undefined) return new Set();
  const document = parse(supergraph, { noLocation: true });
  const graph = {
    subgraphs: copy.map(({ name, sdl }) => ({ name, document: parse(sdl, { noLocation: true }) })),
    supergraph: document,
  };
  const markings = readMarkings(document);
  const refused = new Set(everyElementMarked(graph).map(({ coordinate }) => coordinate));
  return new Set(
    these.filter((each) => {
      const type = typeOf(each) ?? '';
      return instead === '' ? refused.has(type) : markings.get(type) === 'public';
    }),
  );
};

describe('the schema of the three subgraphs', () => {
  const real = outcomeOf(sources);

  it('passes the gate', () => {
    expect(real.refused).toBeUndefined();
  });

  it('loses no confidential marking unnoticed: the gate refuses, or the matrix becomes wider', () => {
    const before = real.refused === undefined ? real.released : new Map<string, Marking>();
    const noticed = new Set([...noticedTogether(''), ...noticedTogether('@public')]);
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
    expect(weakenings.length).toBeGreaterThan(noticed.size + 50);
    expect(unnoticed.map(({ source, line, instead }) => `${source.name}: ${line} → ${instead}`)).toEqual([]);
  });
});
