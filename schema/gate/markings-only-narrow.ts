import { describeMarking, isAsStrictAs } from '../marking-order.ts';
import { ownMarkingReader } from '../own-marking.ts';
import { readStatedMarkings } from '../read-markings.ts';
import { schemaElements } from '../schema-elements.ts';
import { vocabularyReader } from '../vocabulary.ts';
import type { Rule } from './rule.ts';

/**
 * What is written on an element is what holds: a marking wider than that of the type or field it stands in would be
 * without effect, and would be read as a promise.
 */
export const markingsOnlyNarrow: Rule = ({ subgraphs }) =>
  subgraphs.flatMap(({ name, document }) => {
    const isVocabulary = vocabularyReader(document);
    const readOwn = ownMarkingReader(document);
    const stated = readStatedMarkings(document);
    return [...schemaElements(document).values()].flatMap((element) => {
      const own = readOwn(element.directives);
      const around = element.parent === undefined ? undefined : stated.get(element.parent);
      if (isVocabulary(element) || own.kind !== 'marked' || around === undefined) return [];
      if (isAsStrictAs(own.marking, around)) return [];
      return [
        {
          coordinate: element.coordinate,
          message: `${element.coordinate} in ${name} is marked for ${describeMarking(own.marking)}, but stands in ${String(element.parent)}, which is for ${describeMarking(around)}; narrow it, or widen what it stands in`,
        },
      ];
    });
  });
