import { readMarkings } from '../../schema/read-markings.ts';
import { readSubgraphDocument } from '../../schema/read-subgraphs.ts';
import type { SubgraphName } from '../../schema/read-subgraphs.ts';

/** What one side publishes of what the other marks public, from a copy of its own. */
export interface Copy {
  readonly of: SubgraphName;
  readonly in: SubgraphName;
  /** The types of which the copy is, each with the type in which it is kept. */
  readonly types: Readonly<Record<string, string>>;
  /** Fields that are kept elsewhere, or under another name. */
  readonly named: Readonly<Record<string, string>>;
  /** Fields that are left out on purpose, each with the reason. */
  readonly leftOut: Readonly<Record<string, string>>;
  /** Fields of the copy that tell of the copying, or follow from what is kept. */
  readonly own: readonly string[];
}

/** The fields of some types that everyone may see. */
const publicFields = (subgraph: SubgraphName, types: readonly string[]): readonly string[] =>
  [...readMarkings(readSubgraphDocument(subgraph))].flatMap(([coordinate, marking]) =>
    marking === 'public' && types.some((type) => new RegExp(`^${type}\\.\\w+$`).test(coordinate))
      ? [coordinate]
      : [],
  );

/** Where each public field of the originator is kept, as far as it is. */
export const keptAs = ({ of, types, named, leftOut }: Copy): ReadonlyMap<string, string> =>
  new Map(
    publicFields(of, Object.keys(types))
      .filter((coordinate) => !Object.hasOwn(leftOut, coordinate))
      .map((coordinate) => {
        const [type = '', field = ''] = coordinate.split('.');
        return [coordinate, named[coordinate] ?? `${types[type] ?? ''}.${field}`];
      }),
  );

/** In what a copy is not exactly the fields that the originator marks public; empty where it is. */
export const copyFaults = (copy: Copy): readonly string[] => {
  const originals = publicFields(copy.of, Object.keys(copy.types));
  const kept = keptAs(copy);
  const copies = publicFields(copy.in, [...new Set(Object.values(copy.types))]);
  const everyCopy = new Set(publicFields(copy.in, ['\\w+']));
  const accounted = new Set([...kept.values(), ...copy.own]);
  return [
    ...[...kept].flatMap(([from, to]) =>
      everyCopy.has(to) ? [] : [`${from} is public, and not kept as ${to}`],
    ),
    ...copies
      .filter((to) => !accounted.has(to))
      .map((to) => `${to} is published, and no copy of what is public`),
    ...[...Object.keys(copy.named), ...Object.keys(copy.leftOut)]
      .filter((from) => !originals.includes(from))
      .map((from) => `${from} is no public field`),
    ...copy.own.filter((to) => !everyCopy.has(to)).map((to) => `${to} is published no more`),
  ];
};
