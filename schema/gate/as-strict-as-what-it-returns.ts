import { describeMarking, isAsStrictAs } from '../marking-order.ts';
import { readMarkings, readStatedMarkings } from '../read-markings.ts';
import { namedType, schemaElements } from '../schema-elements.ts';
import { vocabularyReader } from '../vocabulary.ts';
import type { Rule } from './rule.ts';

/**
 * A field is as strict as the type it returns, an argument or input field as the type it takes, and says so itself:
 * who may not know a type may not know that a field leads to it.
 */
export const asStrictAsWhatItReturns: Rule = ({ subgraphs }) =>
  subgraphs.flatMap(({ name, document }) => {
    const isVocabulary = vocabularyReader(document);
    const stated = readStatedMarkings(document);
    const effective = readMarkings(document);
    return [...schemaElements(document).values()].flatMap((element) => {
      if (element.type === undefined || isVocabulary(element)) return [];
      const typeName = namedType(element.type);
      const own = stated.get(element.coordinate);
      const carried = effective.get(typeName);
      if (own === undefined || carried === undefined || isAsStrictAs(own, carried)) return [];
      return [
        {
          coordinate: element.coordinate,
          message: `${element.coordinate} in ${name} is for ${describeMarking(own)}, but its type ${typeName} is for ${describeMarking(carried)}; mark it as narrowly as the type`,
        },
      ];
    });
  });
