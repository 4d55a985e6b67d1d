import { refusal } from '../server/refusal.ts';

/** The sort values of a row and its id, in the order of the list; opaque to clients and made of what they may read. */
export type Position = readonly string[];

/** Writes a position as a cursor. */
export const writeCursor = (position: Position): string =>
  Buffer.from(JSON.stringify(position), 'utf8').toString('base64url');

/** Reads a cursor of a list that sorts by `length` values; refuses any other text as bad input. */
export const readCursor = (cursor: string, length: number): Position => {
  const bad = () => refusal('the value of `after` is not a cursor of this list: give the `endCursor` of its page before');
  let position: unknown;
  try {
    position = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw bad();
  }
  if (!Array.isArray(position) || position.length !== length) throw bad();
  return position.map((value: unknown) => {
    if (typeof value !== 'string' || value.includes('\0')) throw bad();
    return value;
  });
};
