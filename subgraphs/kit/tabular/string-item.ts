import type { XmlListener } from './xml-part.ts';

/** `_x000D_` and its like stand for a character that XML cannot hold (ECMA-376 part 1, 22.9.2.19). */
const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text;

/** Text as it is kept: line breaks as `\n`, no other control characters, no half of a surrogate pair. */
export const plainText = (text: string): string =>
  unescaped(text)
    .replace(/\r\n?/g, '\n')
    // eslint-disable-next-line no-control-regex -- control characters are exactly what is taken out
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .toWellFormed();

/**
 * Gathers the text of a string item, `<si>` or `<is>`: all rich-text runs joined, and never the phonetic runs
 * (`rPh`), which hold the furigana of the same words and not text of their own.
 */
export const stringItem = (): Required<XmlListener> & { readonly take: () => string } => {
  let gathered = '';
  let inText = false;
  let inPhonetic = false;
  return {
    open: (name) => {
      if (name === 'rPh') inPhonetic = true;
      else if (name === 't') inText = !inPhonetic;
    },
    text: (text) => {
      if (inText) gathered += text;
    },
    close: (name) => {
      if (name === 'rPh') inPhonetic = false;
      else if (name === 't') inText = false;
    },
    take: () => {
      const text = plainText(gathered);
      gathered = '';
      return text;
    },
  };
};
