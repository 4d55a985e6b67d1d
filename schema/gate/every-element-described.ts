import { schemaElements } from '../schema-elements.ts';
import { vocabularyReader } from '../vocabulary.ts';
import type { Rule } from './rule.ts';

/** Every element of every subgraph has a description: officials read the schema as a document. */
export const everyElementDescribed: Rule = ({ subgraphs }) =>
  subgraphs.flatMap(({ name, document }) => {
    const isVocabulary = vocabularyReader(document);
    return [...schemaElements(document).values()]
      .filter((element) => !isVocabulary(element) && (element.description ?? '').trim() === '')
      .map(({ coordinate }) => ({
        coordinate,
        message: `${coordinate} in ${name} has no description; say in one sentence what it is`,
      }));
  });
