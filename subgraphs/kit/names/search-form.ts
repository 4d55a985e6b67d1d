/**
 * The form in which a name is searched: width, case, blanks and punctuation do not matter, nor Russian ё for е.
 * Japanese, Cyrillic (with the Kyrgyz letters) and Latin texts keep all their letters, digits and combining marks.
 */
export const searchForm = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '');

const pieces = (form: string, length: number): string[] => {
  const points = [...form];
  return points
    .slice(0, Math.max(0, points.length - length + 1))
    .map((_, at) => points.slice(at, at + length).join(''));
};

/** The distinct pieces of one, two and three code points of a text's search form, to be indexed. */
export const grams = (text: string): string[] => {
  const form = searchForm(text);
  return [...new Set([1, 2, 3].flatMap((length) => pieces(form, length)))];
};

/**
 * The grams that a name must all have to be a candidate for a search text: the text's own form where it is no
 * longer than a gram, else its distinct pieces of three. None where nothing of the text is searchable.
 */
export const queryGrams = (text: string): string[] => {
  const form = searchForm(text);
  if (form === '') return [];
  return [...form].length <= 3 ? [form] : [...new Set(pieces(form, 3))];
};
