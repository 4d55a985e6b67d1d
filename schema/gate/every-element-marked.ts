import { readMarkings } from '../read-markings.ts';
import { ownMarkingReader } from '../own-marking.ts';
import { schemaElements } from '../schema-elements.ts';
import { vocabularyReader } from '../vocabulary.ts';
import type { Rule } from './rule.ts';

/**
 * Every element is marked, by itself or by what it stands in, and its marking can be read. An element that its
 * markings leave to nobody is refused too: it would be dead weight, and most likely a mistake.
 */
export const everyElementMarked: Rule = ({ subgraphs }) =>
  subgraphs.flatMap(({ name, document }) => {
    const isVocabulary = vocabularyReader(document);
    const readOwn = ownMarkingReader(document);
    const markings = readMarkings(document);
    const elements = schemaElements(document);
    const isMarked = (coordinate: string): boolean => {
      const element = elements.get(coordinate);
      if (element === undefined) return false;
      return (
        readOwn(element.directives).kind === 'marked' ||
        (element.parent !== undefined && isMarked(element.parent))
      );
    };
    return [...elements.values()].flatMap((element) => {
      const { coordinate } = element;
      if (isVocabulary(element)) return [];
      const own = readOwn(element.directives);
      if (own.kind === 'malformed')
        return [
          {
            coordinate,
            message: `${coordinate} in ${name} has a marking that cannot be read: ${own.reason}`,
          },
        ];
      if (!isMarked(coordinate)) {
        // One fault for the type, and none for each of its parts.
        return element.parent === undefined
          ? [
              {
                coordinate,
                message: `${coordinate} in ${name} is not marked; add @public or @confidential(releasableTo: […])`,
              },
            ]
          : [];
      }
      return markings.get(coordinate)?.length === 0
        ? [
            {
              coordinate,
              message: `${coordinate} in ${name} is left to nobody by the markings on it, on what it stands in and on the type it uses; give them a recipient in common`,
            },
          ]
        : [];
    });
  });
