import { argumentOf, textOf } from '../linked-names.ts';
import { unmarked } from '../marking.ts';
import type { Marking } from '../marking.ts';
import { isAsStrictAs } from '../marking-order.ts';
import { readMarkings } from '../read-markings.ts';
import { schemaElements } from '../schema-elements.ts';
import type { SchemaElement } from '../schema-elements.ts';
import { vocabularyReader } from '../vocabulary.ts';
import type { Rule } from './rule.ts';

/** `Type.field(argument:)` → `argument`; `Type.field` → `field`; `Type` → `Type`. */
const nameOf = (coordinate: string): string => /(\w+)(?::\))?$/.exec(coordinate)?.[1] ?? coordinate;

/** A name that could not be an ordinary word: two humps, or an underscore. */
const isDistinctive = (name: string): boolean => /[a-z0-9][A-Z]|_/.test(name);

/**
 * The names that a text mentions as names: in backticks, before a dot and a field, or in a spelling that no ordinary
 * word has. `summary` in a sentence is a word; `` `summary` `` and `internalNotes` are names.
 */
const namesIn = (text: string): ReadonlySet<string> => {
  const words = (source: string): string[] => source.match(/\w+/g) ?? [];
  return new Set([
    ...words(text).filter(isDistinctive),
    ...[...text.matchAll(/`([^`]*)`/g)].flatMap(([, code]) => words(code ?? '')),
    ...[...text.matchAll(/\b(\w+)\.(\w+)/g)].flatMap(([, left, right]) => [left ?? '', right ?? '']),
  ]);
};

const textsOf = (element: SchemaElement): string =>
  [
    element.description,
    ...element.directives
      .filter(({ name }) => name.value === 'deprecated')
      .map((directive) => textOf(argumentOf(directive, 'reason'))),
  ]
    .filter((text) => text !== undefined)
    .join(' ');

/**
 * No description, and no reason of a deprecation, names anything that some of its readers may not know. A name that
 * also belongs to something they may know gives nothing away.
 */
export const descriptionsNameNothingStricter: Rule = ({ supergraph }) => {
  const isVocabulary = vocabularyReader(supergraph);
  const markings = readMarkings(supergraph);
  const elements = [...schemaElements(supergraph).values()].filter((element) => !isVocabulary(element));
  const markingsOf = new Map<string, Marking[]>();
  for (const { coordinate } of elements) {
    const name = nameOf(coordinate);
    markingsOf.set(name, [...(markingsOf.get(name) ?? []), markings.get(coordinate) ?? unmarked]);
  }
  return elements.flatMap((element) => {
    const own = markings.get(element.coordinate) ?? unmarked;
    return [...namesIn(textsOf(element))]
      .filter((name) => markingsOf.get(name)?.every((marking) => !isAsStrictAs(own, marking)) === true)
      .map((name) => ({
        coordinate: element.coordinate,
        message: `the description of ${element.coordinate} names \`${name}\`, which not all of its readers may know; say it in other words`,
      }));
  });
};
