import type { DocumentNode } from 'graphql';
import type { Marking } from './marking.ts';
import { describeMarking } from './marking-order.ts';
import { readMarkings } from './read-markings.ts';

/**
 * Elements that two subgraphs mark differently. Composition would print both markings, or the stricter one alone;
 * the laxer subgraph would go on answering by its own.
 */
export const markingConflicts = (
  subgraphs: readonly { readonly name: string; readonly document: DocumentNode }[],
): { readonly coordinate: string; readonly message: string }[] => {
  const seen = new Map<string, { subgraph: string; marking: Marking }>();
  return subgraphs.flatMap(({ name: subgraph, document }) =>
    [...readMarkings(document)].flatMap(([coordinate, marking]) => {
      const known = seen.get(coordinate);
      if (known === undefined) {
        seen.set(coordinate, { subgraph, marking });
        return [];
      }
      const here = describeMarking(marking);
      const there = describeMarking(known.marking);
      if (here === there) return [];
      return [
        {
          coordinate,
          message: `${coordinate} is released to ${there} in ${known.subgraph} and to ${here} in ${subgraph}; mark it alike in both, with the stricter`,
        },
      ];
    }),
  );
};
