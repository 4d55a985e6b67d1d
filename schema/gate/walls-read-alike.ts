import { federationNames } from '../linked-names.ts';
import { markingConflicts } from '../marking-conflicts.ts';
import { describeMarking } from '../marking-order.ts';
import { readMarkings } from '../read-markings.ts';
import { schemaElements } from '../schema-elements.ts';
import type { Rule } from './rule.ts';

/**
 * Gateway and subgraphs read the same marking for the same coordinate. Where two subgraphs differ the stricter would
 * have to bind both; that is not left to whoever composes, but written in both.
 */
export const wallsReadAlike: Rule = ({ subgraphs, supergraph }) => {
  const composed = readMarkings(supergraph);
  const againstSupergraph = subgraphs.flatMap(({ name, document }) => {
    const fromContext = federationNames(document, '@fromContext');
    const elements = schemaElements(document);
    return [...readMarkings(document)].flatMap(([coordinate, marking]) => {
      const element = elements.get(coordinate);
      if (element?.directives.some((directive) => fromContext.has(directive.name.value)) === true) return [];
      if (element?.kind === 'directive' || element?.kind === 'directiveArgument') return [];
      const inSupergraph = describeMarking(composed.get(coordinate) ?? []);
      const inSubgraph = describeMarking(marking);
      if (inSupergraph === inSubgraph) return [];
      return [
        {
          coordinate,
          message: `${coordinate} is released to ${inSubgraph} by ${name} and to ${inSupergraph} by the supergraph; mark it, and what it stands in, alike in every subgraph`,
        },
      ];
    });
  });
  return [...markingConflicts(subgraphs), ...againstSupergraph];
};
