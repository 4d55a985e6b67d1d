import type { Marking } from '../marking.ts';
import { unmarked } from '../marking.ts';
import { describeMarking, isAsStrictAs } from '../marking-order.ts';
import { readMarkings } from '../read-markings.ts';
import { schemaElements } from '../schema-elements.ts';
import type { Finding, Rule } from './rule.ts';

/**
 * An interface, each of its fields and each of their arguments is as strict as in its strictest implementer; a union
 * is as strict as its strictest member. What is guarded by one name is not reached by another.
 */
export const abstractAsStrictAsPossible: Rule = ({ supergraph }) => {
  const elements = schemaElements(supergraph);
  const markings = readMarkings(supergraph);
  const markingOf = (coordinate: string): Marking => markings.get(coordinate) ?? unmarked;
  const compare = (abstract: string, possible: string): Finding[] =>
    isAsStrictAs(markingOf(abstract), markingOf(possible))
      ? []
      : [
          {
            coordinate: abstract,
            message: `${abstract} is released to ${describeMarking(markingOf(abstract))}, but may stand for ${possible}, released to ${describeMarking(markingOf(possible))}; narrow ${abstract} as far`,
          },
        ];
  const partsOf = (typeName: string): string[] =>
    [...elements.keys()]
      .filter((coordinate) => coordinate.startsWith(`${typeName}.`))
      .map((coordinate) => coordinate.slice(typeName.length));
  return [...elements.values()].flatMap((type) => [
    ...type.members.flatMap((member) => compare(type.coordinate, member)),
    ...type.interfaces.flatMap((name) => [
      ...compare(name, type.coordinate),
      ...partsOf(name).flatMap((part) =>
        elements.has(`${type.coordinate}${part}`)
          ? compare(`${name}${part}`, `${type.coordinate}${part}`)
          : [],
      ),
    ]),
  ]);
};
