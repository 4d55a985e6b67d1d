import type { Audience } from '../../../schema/audience.ts';
import { releasedTo, unmarked } from '../../../schema/marking.ts';
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
  const isField = (coordinate: string) => coordinate.includes('.');
  return Object.entries(table.columns).flatMap(([property, column]) => {
    const { internal, serves = [`${table.type}.${property}`], holds = [] } = column;
    const isOpen = open.has(property);
    if (internal === true && !isOpen) return [];
    const held = [...markings].flatMap(([coordinate, marking]) =>
      holds.some((type) => coordinate.startsWith(`${type}.`)) && marking !== 'public' ? [coordinate] : [],
    );
    const fields =
      internal === true ? [] : serves.filter((served) => isField(served) && markings.has(served));
    const met = isOpen || property === 'id' || fields.length > 0;
    return met ? [{ property, column, isOpen, serves: fields, holds: held }] : [];
  });
};

/** Whether a coordinate's marking alone releases it to a third party. */
export const isPublic = (markings: Markings, coordinate: string, audience: Audience): boolean =>
  releasedTo(markings.get(coordinate) ?? unmarked, audience);
