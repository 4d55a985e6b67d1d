import { audiences } from '../../../schema/audience.ts';
import type { Audience } from '../../../schema/audience.ts';
import { ruleProperties } from '../storage/record-rule.ts';
import type { Column, Table } from '../storage/table.ts';
import { releasedProperties, rowRule } from './released.ts';
import type { Markings } from './released.ts';

/** A column of a table as third parties meet it. */
export interface MaskedColumn {
  readonly property: string;
  readonly column: Column;
  /** Whether it is read wherever the public sees the row. */
  readonly isOpen: boolean;
  /** The coordinates of which a consent must name one to open it for a record. */
  readonly serves: readonly string[];
  /** The coordinates that the same consent must name besides: what else the column holds. */
  readonly holds: readonly string[];
}

/**
 * The columns of a table that third parties can meet: what the public reads, and what a consent could open. What is only
 * for writers and search is none of either.
 */
export const maskedColumns = (
  table: Table,
  audience: Audience,
  markings: Markings,
): readonly MaskedColumn[] => {
  const open = new Set([
    ...releasedProperties(table, audience, markings),
    ...ruleProperties(rowRule(table, audience)),
  ]);
  // What compares a value is never consented to: a filter's input field opens nothing.
  const isField = (coordinate: string) => /^\w+\.\w+$/.test(coordinate) && !/^\w*Filter\./.test(coordinate);
  return Object.entries(table.columns).flatMap(([property, column]) => {
    const { internal, serves = [`${table.type}.${property}`], holds = [] } = column;
    const isOpen = open.has(property);
    if (internal === true && !isOpen) return [];
    const held = holds.length === 0 ? [] : confidentialOf(holds, markings);
    const fields =
      internal === true ? [] : serves.filter((served) => isField(served) && markings.has(served));
    const met = isOpen || property === 'id' || fields.length > 0;
    return met ? [{ property, column, isOpen, serves: fields, holds: held }] : [];
  });
};

const confidentialOf = (holds: readonly string[], markings: Markings): readonly string[] =>
  [...markings].flatMap(([coordinate, marking]) =>
    holds.some((held) => (held.includes('.') ? coordinate === held : coordinate.startsWith(`${held}.`))) &&
    marking !== 'public'
      ? [coordinate]
      : [],
  );

/** Every coordinate that a consent can open of a table's records: what its columns answer, and what they hold. */
export const openableCoordinates = (table: Table, markings: Markings): ReadonlySet<string> =>
  new Set(
    maskedColumns(table, audiences.public, markings).flatMap(({ serves, holds }) => [...serves, ...holds]),
  );
