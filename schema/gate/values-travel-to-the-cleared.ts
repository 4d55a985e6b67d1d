import type { Party } from '../audience.ts';
import { unmarked } from '../marking.ts';
import { describeMarking, isAsStrictAs } from '../marking-order.ts';
import { subgraphs as registers } from '../read-subgraphs.ts';
import { readMarkings } from '../read-markings.ts';
import { dependencies } from './dependencies.ts';
import type { Rule } from './rule.ts';

/** Who runs a subgraph and reads its logs. */
const keepersOf = (name: string): readonly Party[] =>
  Object.entries(registers).find(([known]) => known === name)?.[1].owners ?? [];

/**
 * A value that federation carries into a subgraph (a key, an input of `@requires` or `@fromContext`) is released to
 * every party that runs that subgraph: it will stand in that party's variables and logs, whoever the caller is.
 */
export const valuesTravelToTheCleared: Rule = ({ subgraphs, supergraph }) => {
  const markings = readMarkings(supergraph);
  return subgraphs.flatMap((subgraph) => {
    const keepers = keepersOf(subgraph.name);
    return dependencies(subgraph)
      .filter(
        ({ directive }) => directive === '@key' || directive === '@requires' || directive === '@fromContext',
      )
      .flatMap(({ dependsOn, directive }) => {
        const marking = markings.get(dependsOn) ?? unmarked;
        if (keepers.length > 0 ? isAsStrictAs(keepers, marking) : marking === 'public') return [];
        return [
          {
            coordinate: dependsOn,
            message: `${dependsOn} is released to ${describeMarking(marking)}, but ${directive} carries it into ${subgraph.name}; join by something that ${keepers.join(' and ') || 'everyone'} may see`,
          },
        ];
      });
  });
};
