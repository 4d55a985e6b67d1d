import type { DocumentNode } from 'graphql';
import { fieldSetCoordinates } from './field-set.ts';
import { argumentOf, federationNames, textOf } from './linked-names.ts';
import { schemaElements } from './schema-elements.ts';

/**
 * The fields by which entities are joined, per type: of a supergraph those of every subgraph together, of a subgraph
 * its own. A key inside another object (`owner { id }`) stands under both types.
 */
export const readKeys = (document: DocumentNode): ReadonlyMap<string, ReadonlySet<string>> => {
  const elements = schemaElements(document);
  const keyDirectives = new Set(['join__type', ...federationNames(document, '@key')]);
  const keys = new Map<string, Set<string>>();
  for (const element of elements.values()) {
    if (element.kind !== 'type') continue;
    for (const directive of element.directives.filter(({ name }) => keyDirectives.has(name.value))) {
      const fieldSet = textOf(
        argumentOf(directive, directive.name.value === 'join__type' ? 'key' : 'fields'),
      );
      if (fieldSet === undefined) continue;
      for (const coordinate of fieldSetCoordinates(fieldSet, element.coordinate, elements)) {
        const [typeName, fieldName] = coordinate.split('.');
        if (typeName === undefined || fieldName === undefined) continue;
        keys.set(typeName, (keys.get(typeName) ?? new Set()).add(fieldName));
      }
    }
  }
  return keys;
};
