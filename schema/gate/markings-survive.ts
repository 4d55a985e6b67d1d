import { federationNames } from '../linked-names.ts';
import { describeMarking, isAsStrictAs } from '../marking-order.ts';
import { ownMarkingReader } from '../own-marking.ts';
import { schemaElements } from '../schema-elements.ts';
import type { Rule } from './rule.ts';

/**
 * Every marking of every subgraph stands again in the supergraph, on the same coordinate: composition loses a directive
 * in silence where one subgraph does not compose it, and drops arguments and values that not all subgraphs have.
 */
export const markingsSurvive: Rule = ({ subgraphs, supergraph }) => {
  const composed = schemaElements(supergraph);
  const readComposed = ownMarkingReader(supergraph);
  return subgraphs.flatMap(({ name, document }) => {
    const readOwn = ownMarkingReader(document);
    const fromContext = federationNames(document, '@fromContext');
    return [...schemaElements(document).values()].flatMap(({ coordinate, directives }) => {
      const own = readOwn(directives);
      // An argument that federation fills is no argument of the supergraph.
      if (own.kind !== 'marked' || directives.some((directive) => fromContext.has(directive.name.value)))
        return [];
      const survivor = composed.get(coordinate);
      if (survivor === undefined)
        return [
          {
            coordinate,
            message: `${coordinate} in ${name} is marked, but is not in the supergraph; define it in every subgraph that shares it, or remove it`,
          },
        ];
      const found = readComposed(survivor.directives);
      if (found.kind === 'marked' && isAsStrictAs(found.marking, own.marking)) return [];
      return [
        {
          coordinate,
          message: `${coordinate} is marked for ${describeMarking(own.marking)} in ${name}, and ${found.kind === 'marked' ? `for ${describeMarking(found.marking)}` : 'not at all'} in the supergraph; compose both directives in every subgraph`,
        },
      ];
    });
  });
};
