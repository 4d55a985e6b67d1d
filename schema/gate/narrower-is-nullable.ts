import { Kind } from 'graphql';
import { unmarked } from '../marking.ts';
import { describeMarking, isAsStrictAs } from '../marking-order.ts';
import { readMarkings } from '../read-markings.ts';
import { schemaElements } from '../schema-elements.ts';
import { vocabularyReader } from '../vocabulary.ts';
import type { Rule } from './rule.ts';

/**
 * A field narrower than the type it stands in can be null: withholding it must cost that value, not its record. An
 * argument or input field narrower than what it stands in can be left out: who may not know it must not need it.
 */
export const narrowerIsNullable: Rule = ({ supergraph }) => {
  const isVocabulary = vocabularyReader(supergraph);
  const markings = readMarkings(supergraph);
  return [...schemaElements(supergraph).values()].flatMap((element) => {
    const { coordinate, parent, type } = element;
    if (isVocabulary(element) || parent === undefined || type?.kind !== Kind.NON_NULL_TYPE) return [];
    if (element.defaultValue !== undefined) return [];
    const own = markings.get(coordinate) ?? unmarked;
    const around = markings.get(parent) ?? unmarked;
    if (isAsStrictAs(around, own)) return [];
    return [
      {
        coordinate,
        message: `${coordinate} is released to ${describeMarking(own)} within ${parent}, released to ${describeMarking(around)}, and is non-null; ${element.kind === 'field' ? 'make it nullable' : 'make it nullable or give it a default'}`,
      },
    ];
  });
};
