import { unmarked } from '../marking.ts';
import { describeMarking, isAsStrictAs } from '../marking-order.ts';
import { readMarkings } from '../read-markings.ts';
import { namedType, schemaElements } from '../schema-elements.ts';
import { vocabularyReader } from '../vocabulary.ts';
import type { Rule } from './rule.ts';

/**
 * Whoever may read a field may know every value that it can have: a field that returns an enum is as strict as each
 * value of the enum. Otherwise a row with that value would have to be answered with an error, which tells of it.
 */
export const enumValuesAsWideAsFields: Rule = ({ supergraph }) => {
  const isVocabulary = vocabularyReader(supergraph);
  const markings = readMarkings(supergraph);
  const elements = [...schemaElements(supergraph).values()];
  return elements.flatMap((field) => {
    if (field.kind !== 'field' || field.type === undefined || isVocabulary(field)) return [];
    const typeName = namedType(field.type);
    const released = markings.get(field.coordinate) ?? unmarked;
    return elements
      .filter(({ kind, parent }) => kind === 'enumValue' && parent === typeName)
      .flatMap((value) => {
        const marking = markings.get(value.coordinate) ?? unmarked;
        if (isAsStrictAs(released, marking)) return [];
        return [
          {
            coordinate: value.coordinate,
            message: `${value.coordinate} is released to ${describeMarking(marking)}, but stands on ${field.coordinate}, released to ${describeMarking(released)}; narrow the field, or keep the value out of its enum`,
          },
        ];
      });
  });
};
