import type { GraphQLError } from 'graphql';
import { refusal } from '../server/refusal.ts';
import { isKey } from './key.ts';
import type { KeyKind } from './key.ts';

/**
 * Where a row stands in a list: its sort value and its id, as the database writes them. The value is null where the row
 * keeps it from its reader; such rows come last.
 */
export interface Position {
  readonly value: string | null;
  readonly id: string;
  /** In which part of a divided order it stands. */
  readonly part?: boolean;
}

/** What a cursor belongs to: a list's type and order, for example `SupportOrganization.NAME`. */
export interface ListOrder {
  readonly name: string;
  readonly kind: KeyKind;
  /** Whether rows may keep their sort value from their reader. */
  readonly isMasked: boolean;
  /** Whether a condition divides the rows before their sort value does. */
  readonly isDivided: boolean;
}

/** Writes a position as a cursor. It is opaque to clients and made of what they may read. */
export const writeCursor = (order: ListOrder, { value, id, part }: Position): string =>
  Buffer.from(JSON.stringify([order.name, value, id, ...(order.isDivided ? [part] : [])]), 'utf8').toString(
    'base64url',
  );

/**
 * Reads a cursor of a list in one of its orders. Refuses any other text as bad input, so that a forged position never
 * comes as far as the database; one that is well formed shows nothing but rows that its caller may see anyway.
 */
export const readCursor = (order: ListOrder, cursor: string): Position => {
  const parts = decoded(cursor);
  if (!Array.isArray(parts) || parts.length !== (order.isDivided ? 4 : 3)) throw noCursor();
  const [name, value, id, part] = parts as readonly unknown[];
  if (name !== order.name || !isValue(order, value) || !isKey('uuid', id)) throw noCursor();
  if (!order.isDivided) return { value, id };
  if (typeof part !== 'boolean') throw noCursor();
  return { value, id, part };
};

const isValue = ({ kind, isMasked }: ListOrder, value: unknown): value is Position['value'] =>
  isKey(kind, value) || (isMasked && value === null);

const decoded = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
};

const noCursor = (): GraphQLError =>
  refusal(
    'the value of `after` is no cursor of this list in this order: give the `endCursor` of the page before',
  );
