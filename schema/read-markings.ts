import type { DocumentNode } from 'graphql';
import { unmarked } from './marking.ts';
import type { Marking } from './marking.ts';
import { strictest } from './marking-order.ts';
import { ownMarkingReader } from './own-marking.ts';
import { oncePer } from './once-per.ts';
import { namedType, schemaElements } from './schema-elements.ts';
import { vocabularyReader } from './vocabulary.ts';

/** Types of the language itself; everyone may know them. */
const builtInScalars: ReadonlySet<string> = new Set(['String', 'Int', 'Float', 'Boolean', 'ID']);

/**
 * What is written for each coordinate: the strictest of the markings on the element itself and of what it stands in.
 * Without any marking, or with one that cannot be read: nobody.
 */
export const readStatedMarkings = oncePer((document: DocumentNode): ReadonlyMap<string, Marking> => {
  const readOwn = ownMarkingReader(document);
  const isVocabulary = vocabularyReader(document);
  const stated = new Map<string, Marking>();
  // A parent always stands before its parts, so that its own marking is known when theirs are read.
  for (const element of schemaElements(document).values()) {
    const own = readOwn(element.directives);
    const inherited = element.parent === undefined ? undefined : stated.get(element.parent);
    if (own.kind === 'malformed' || isVocabulary(element)) stated.set(element.coordinate, unmarked);
    else if (own.kind === 'marked')
      stated.set(element.coordinate, strictest(own.marking, inherited ?? 'public'));
    else stated.set(element.coordinate, inherited ?? unmarked);
  }
  return stated;
});

/**
 * Effective marking of every coordinate of a supergraph or subgraph document: `Type`, `Type.field`,
 * `Type.field(argument:)`, `Input.field`, `Enum.VALUE`; and of directives (`@name`, `@name(argument:)`), federation's
 * own types and the vocabulary of markings, which are released to nobody.
 *
 * It is what is written for the coordinate, narrowed by the type that a field returns or an argument takes, and then
 * by the field that an argument stands in. Our directives are known by their `@link` address, never by name.
 */
export const readMarkings = oncePer((document: DocumentNode): ReadonlyMap<string, Marking> => {
  const stated = readStatedMarkings(document);
  const typeMarking = (typeName: string): Marking =>
    builtInScalars.has(typeName) ? 'public' : (stated.get(typeName) ?? unmarked);
  const effective = new Map<string, Marking>();
  for (const element of schemaElements(document).values()) {
    const carried = element.type === undefined ? 'public' : typeMarking(namedType(element.type));
    const parent = element.parent === undefined ? 'public' : (effective.get(element.parent) ?? unmarked);
    effective.set(element.coordinate, strictest(stated.get(element.coordinate) ?? unmarked, carried, parent));
  }
  return effective;
});
