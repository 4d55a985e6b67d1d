import { unmarked } from '../marking.ts';
import type { Marking } from '../marking.ts';
import { describeMarking, isAsStrictAs } from '../marking-order.ts';
import { readMarkings } from '../read-markings.ts';
import { dependencies } from './dependencies.ts';
import type { Rule } from './rule.ts';

/**
 * A field is as strict as everything that federation fetches for its sake (`@requires`, `@provides`, `@fromContext`),
 * as what it replaces (`@override`), and a type as the keys by which it is joined (`@key`). Each step is held to its
 * next, so a chain of any length is held to its strictest end.
 */
export const asStrictAsDependencies: Rule = ({ subgraphs, supergraph }) => {
  const composed = readMarkings(supergraph);
  const bySubgraph = new Map(subgraphs.map(({ name, document }) => [name, readMarkings(document)]));
  return subgraphs.flatMap((subgraph) =>
    dependencies(subgraph).flatMap(({ dependant, dependsOn, directive, from }) => {
      const source = from === undefined ? composed : bySubgraph.get(from);
      const needed: Marking = source?.get(dependsOn) ?? (from === undefined ? unmarked : 'public');
      const own = bySubgraph.get(subgraph.name)?.get(dependant) ?? unmarked;
      if (isAsStrictAs(own, needed)) return [];
      const where = from === undefined ? '' : ` in ${from}`;
      return [
        {
          coordinate: dependant,
          message: `${dependant} in ${subgraph.name} is released to ${describeMarking(own)}, but rests by ${directive} on ${dependsOn}${where}, released to ${describeMarking(needed)}; narrow ${dependant} as far, or let it rest on something wider`,
        },
      ];
    }),
  );
};
