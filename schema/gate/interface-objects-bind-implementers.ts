import { unmarked } from '../marking.ts';
import { federationNames } from '../linked-names.ts';
import { describeMarking, isAsStrictAs } from '../marking-order.ts';
import { readMarkings } from '../read-markings.ts';
import { schemaElements } from '../schema-elements.ts';
import type { Rule } from './rule.ts';

/**
 * A field that a subgraph gives to an interface as a whole (`@interfaceObject`) is as strict on every implementer:
 * composition copies the field to them with the marking written on it, but not with that of the type it stood in.
 */
export const interfaceObjectsBindImplementers: Rule = ({ subgraphs, supergraph }) => {
  const composed = schemaElements(supergraph);
  const markings = readMarkings(supergraph);
  // A field that a subgraph defines on the implementer itself is no copy: its marking is written there.
  const hasOwn = (coordinate: string): boolean =>
    subgraphs.some(({ document }) => schemaElements(document).has(coordinate));
  return subgraphs.flatMap(({ name, document }) => {
    const interfaceObject = federationNames(document, '@interfaceObject');
    const elements = schemaElements(document);
    const written = readMarkings(document);
    const implementers = (typeName: string): string[] =>
      [...composed.values()]
        .filter(({ interfaces }) => interfaces.includes(typeName))
        .map(({ coordinate }) => coordinate);
    return [...elements.values()]
      .filter(({ directives }) => directives.some((directive) => interfaceObject.has(directive.name.value)))
      .flatMap((type) =>
        [...written].flatMap(([coordinate, marking]) => {
          if (!coordinate.startsWith(`${type.coordinate}.`)) return [];
          return implementers(type.coordinate).flatMap((implementer) => {
            const copy = `${implementer}${coordinate.slice(type.coordinate.length)}`;
            const copied = markings.get(copy) ?? unmarked;
            if (!composed.has(copy) || hasOwn(copy) || isAsStrictAs(copied, marking)) return [];
            return [
              {
                coordinate: copy,
                message: `${copy} is released to ${describeMarking(copied)}, but ${name} gives it as ${coordinate}, released to ${describeMarking(marking)}; narrow ${implementer} as far, or define the field on the implementers`,
              },
            ];
          });
        }),
      );
  });
};
