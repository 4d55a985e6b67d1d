import { Kind } from 'graphql';
import type { DocumentNode } from 'graphql';
import { linkedNames } from './linked-names.ts';
import { namedType } from './schema-elements.ts';
import type { SchemaElement } from './schema-elements.ts';

/** Types by which composition speaks to a gateway. */
const isFederationMachinery = (typeName: string): boolean => /^(join|link)__/.test(typeName);

/**
 * The type in which markings name their recipients. Known by its link, and, since a composed supergraph no longer
 * imports it, as the type of the `releasableTo` argument.
 */
const recipientTypes = (document: DocumentNode): ReadonlySet<string> => {
  const confidential = linkedNames(document, '@confidential');
  const definitions = document.definitions.filter((node) => node.kind === Kind.DIRECTIVE_DEFINITION);
  return new Set([
    ...linkedNames(document, 'Recipient'),
    ...definitions
      .filter((node) => confidential.has(node.name.value))
      .flatMap((node) => node.arguments ?? [])
      .map((argument) => namedType(argument.type)),
  ]);
};

/**
 * Tells which elements of a document belong to the language of markings and of federation itself: directives with
 * their arguments, federation's own types, the list of recipients. They are in nobody's view.
 */
export const vocabularyReader = (document: DocumentNode): ((element: SchemaElement) => boolean) => {
  const recipientNames = recipientTypes(document);
  return ({ coordinate, kind }) => {
    if (kind === 'directive' || kind === 'directiveArgument') return true;
    const typeName = coordinate.split('.', 1)[0] ?? '';
    return recipientNames.has(typeName) || isFederationMachinery(typeName);
  };
};
