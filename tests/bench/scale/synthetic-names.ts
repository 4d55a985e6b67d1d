import { organizationName } from '../../../local/demonstration/japan/organization-names.ts';
import { randomOf } from '../../../local/demonstration/random.ts';
import { grams, searchForm } from '../../../subgraphs/kit/names/search-form.ts';

/** A name with what it is searched by, as an import would fill it in. */
interface SearchedName {
  readonly name: string;
  readonly form: string;
  readonly grams: readonly string[];
}

/** How many names the rows share, so that the text of each need be taken apart but once. */
export const howManyNames = 20_000;

/** Stands in the names that a search looks for, and in no other; the rest of their letters are everybody's. */
export const rareWord = 'ヌクテー';

const searched = (name: string): SearchedName => ({ name, form: searchForm(name), grams: grams(name) });

/** Invented names as the demonstration has them, 架空 (fictitious) first, with a number behind. */
export const usualNames = (): readonly SearchedName[] => {
  const random = randomOf('names of the study of scale');
  return Array.from({ length: howManyNames }, (_, at) =>
    searched(`${organizationName(random)}${String(at)}`),
  );
};

/** The name of the rows that a search looks for: all its parts but one are common. */
export const soughtName = searched(`架空${rareWord}国際交流支援センター協同組合`);

/** The name of rows that come last in the order of the Japanese language. */
export const lastName = searched('熙熙架空国際交流協同組合');
