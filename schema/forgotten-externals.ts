import { Kind } from 'graphql';
import type { DocumentNode } from 'graphql';
import { argumentOf, federationNames } from './linked-names.ts';
import { schemaElements } from './schema-elements.ts';

/**
 * Fields that a subgraph only borrows (`@external`) for a whole interface (`@interfaceObject`), and that composition
 * records as its own: it forgets how a field of an interface joins where every subgraph of the interface has the field.
 * The planner would then ask the borrower for what it does not have.
 */
export const forgottenExternals = (
  subgraphs: readonly { readonly name: string; readonly document: DocumentNode }[],
  supergraph: DocumentNode,
): { readonly coordinate: string; readonly message: string }[] => {
  const composed = schemaElements(supergraph);
  const isRemembered = (coordinate: string): boolean =>
    (composed.get(coordinate)?.directives ?? []).some((directive) => {
      const external = argumentOf(directive, 'external');
      return directive.name.value === 'join__field' && external?.kind === Kind.BOOLEAN && external.value;
    });
  return subgraphs.flatMap(({ name, document }) => {
    const elements = schemaElements(document);
    const bears = (coordinate: string | undefined, directive: '@external' | '@interfaceObject'): boolean => {
      const names = federationNames(document, directive);
      return (elements.get(coordinate ?? '')?.directives ?? []).some((one) => names.has(one.name.value));
    };
    return [...elements.values()]
      .filter(
        ({ kind, coordinate, parent }) =>
          kind === 'field' && bears(coordinate, '@external') && bears(parent, '@interfaceObject'),
      )
      .filter(({ coordinate }) => !isRemembered(coordinate))
      .map(({ coordinate }) => ({
        coordinate,
        message: `${coordinate} is external in ${name}, which composition forgets: every subgraph of the interface has the field; require it on the types that implement the interface instead`,
      }));
  });
};
