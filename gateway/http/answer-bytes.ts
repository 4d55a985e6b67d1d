/** The bytes of an answer, lent until they are sent. */
export interface AnswerBytes {
  readonly content: Buffer;
  /** Gives the memory back. Not before the last byte was handed to the system; `content` means nothing after it. */
  readonly release: () => void;
}

/** How deep an answer is written in parts: the answer, its data, a root field, the list of its edges. */
const deepestPart = 4;
/** How many items of a list are one part. */
const itemsInPart = 8;

/** Up to so many characters are handed to the system as text without being copied elsewhere before. */
const mostShort = 8 * 1024;

const firstBytes = 256 * 1024;
/** Larger memory is not kept for the next answer. */
const mostKeptBytes = 1024 * 1024;
const mostKept = 64;
const kept: Buffer[] = [];

const comma = 0x2c;
const mostBytesOfCharacter = 3;

class Writer {
  buffer = kept.pop() ?? Buffer.allocUnsafeSlow(firstBytes);
  at = 0;

  write(text: string): void {
    const most = this.at + text.length * mostBytesOfCharacter;
    if (most > this.buffer.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(most, 2 * this.buffer.length));
      this.buffer.copy(larger, 0, 0, this.at);
      this.buffer = larger;
    }
    this.at += this.buffer.write(text, this.at);
  }

  list(items: readonly unknown[]): void {
    for (let from = 0; from < items.length; from += itemsInPart) {
      // The end of the part before becomes the comma before this one.
      if (from > 0) this.at -= 1;
      const start = this.at;
      this.write(JSON.stringify(items.slice(from, from + itemsInPart)));
      if (from > 0) this.buffer[start] = comma;
    }
  }

  value(value: unknown, depth: number): void {
    if (depth === 0 || typeof value !== 'object' || value === null) this.write(JSON.stringify(value));
    else if (!Array.isArray(value)) this.object(value, depth);
    else if (value.length > itemsInPart) this.list(value);
    else this.write(JSON.stringify(value));
  }

  object(object: object, depth: number): void {
    let opening = '{';
    for (const [key, value] of Object.entries(object)) {
      if (value === undefined) continue;
      this.write(`${opening}${JSON.stringify(key)}:`);
      this.value(value, depth - 1);
      opening = ',';
    }
    this.write(opening === '{' ? '{}' : '}');
  }
}

const isWrittenInParts = (value: object, depth: number): boolean =>
  Object.values(value).some(
    (inner: unknown) =>
      typeof inner === 'object' &&
      inner !== null &&
      (Array.isArray(inner) ? inner.length > itemsInPart : depth > 1 && isWrittenInParts(inner, depth - 1)),
  );

/**
 * The JSON of an answer that is short, as text: with the head of the response it is one piece to send. Undefined for an
 * answer of which parts are worth while.
 */
export const shortText = (answer: object): string | undefined => {
  if (isWrittenInParts(answer, deepestPart)) return undefined;
  const text = JSON.stringify(answer);
  return text.length <= mostShort ? text : undefined;
};

/**
 * Writes an answer as JSON in UTF-8, byte for byte what `JSON.stringify` writes.
 *
 * In parts, into memory that is used again: a text of more than 64 Ki characters in our scripts gets a mapping of its own
 * from the engine, and costs ten times what the same characters cost in smaller texts; and new memory for each answer
 * costs the collector as much again.
 *
 * @param answer plain objects, lists and JSON's scalars; a key whose value is undefined is left out
 */
export const answerBytes = (answer: object): AnswerBytes => {
  const writer = new Writer();
  writer.object(answer, deepestPart);
  const { buffer } = writer;
  return {
    content: buffer.subarray(0, writer.at),
    release: () => {
      if (buffer.length <= mostKeptBytes && kept.length < mostKept) kept.push(buffer);
    },
  };
};
