/** Deeper JSON than this is refused: whatever walks it later calls itself once for each level. */
const deepest = 100;

/** Where the string ends that begins at a place in valid JSON. */
const endOfString = (text: string, start: number): number => {
  for (let end = text.indexOf('"', start + 1); ; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charAt(end - 1 - backslashes) === '\\') backslashes += 1;
    // An even number of them stand for themselves.
    if (backslashes % 2 === 0) return end;
  }
};

/** `text` is valid JSON. */
const faultIn = (text: string): string | undefined => {
  /** For each open bracket: the keys met so far, or undefined in a list. */
  const open: (Set<string> | undefined)[] = [];
  let keyNext = false;
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charAt(at)) {
      case '{':
        open.push(new Set());
        keyNext = true;
        break;
      case '[':
        open.push(undefined);
        keyNext = false;
        break;
      case '}':
      case ']':
        open.pop();
        break;
      case ',':
        keyNext = open.at(-1) !== undefined;
        break;
      case '"': {
        const start = at;
        at = endOfString(text, start);
        if (!keyNext) break;
        keyNext = false;
        const key = String(JSON.parse(text.slice(start, at + 1)));
        const keys = open.at(-1);
        if (keys?.has(key) === true) return 'holds a key twice';
        keys?.add(key);
        break;
      }
    }
    if (open.length > deepest) return `is nested more than ${String(deepest)} levels deep`;
  }
  return undefined;
};

/** Thrown for a text that is no acceptable JSON; the message continues a sentence that names the text. */
export class UnacceptableJson extends Error {}

/**
 * Parses JSON and refuses what two parsers could read differently: a key that stands twice in an object.
 *
 * @throws UnacceptableJson
 */
export const parseStrictJson = (text: string): unknown => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UnacceptableJson('is not valid JSON');
  }
  const fault = faultIn(text);
  if (fault !== undefined) throw new UnacceptableJson(fault);
  return value;
};
