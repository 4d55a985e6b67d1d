/** Gives the name that stands in an operation for the element at a coordinate. */
export type Namer = (coordinate: string, name: string) => string;

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** The text of a number in letters, at least so long. */
const inLetters = (number: number, length: number): string => {
  let text = '';
  for (let rest = number; text.length < length || rest > 0; rest = Math.floor(rest / letters.length))
    text = `${letters.charAt(rest % letters.length)}${text}`;
  return text;
};

const shapedLike = (name: string, text: string): string => {
  if (name === name.toUpperCase()) return text.toUpperCase();
  return /^[A-Z]/.test(name) ? `${text.charAt(0).toUpperCase()}${text.slice(1)}` : text;
};

/**
 * For every name one of the same length that nobody ever used, always the same one.
 *
 * @param known the text in which no invented name may stand, also not as a part of another
 */
export const inventedNames = (known: string) => {
  const lower = known.toLowerCase();
  const invented = new Map<string, string>();
  const original = new Map<string, string>();
  const invent = (name: string): string => {
    const before = invented.get(name);
    if (before !== undefined) return before;
    for (let number = 0; ; number += 1) {
      const length = Math.max(1, name.length - 1);
      const text = shapedLike(name, `z${inLetters(number, length)}`);
      if (text.length > name.length) throw new Error(`no name as short as ${name} is left`);
      if (original.has(text) || lower.includes(text.toLowerCase())) continue;
      invented.set(name, text);
      original.set(text, name);
      return text;
    }
  };
  return {
    invent,
    /** A text with every invented name turned back into the one that it stands for. */
    turnedBack: (text: string): string => text.replaceAll(/\b\w+\b/g, (word) => original.get(word) ?? word),
  };
};
