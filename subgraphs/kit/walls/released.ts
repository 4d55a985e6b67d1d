import type { Audience } from '../../../schema/audience.ts';
import { releasedTo, unmarked } from '../../../schema/marking.ts';
import type { Marking } from '../../../schema/marking.ts';
import { anyOf, ruleProperties } from '../storage/record-rule.ts';
import type { RecordRule } from '../storage/record-rule.ts';
import type { Column, Table } from '../storage/table.ts';

/** The effective marking of every coordinate of a subgraph. */
export type Markings = ReadonlyMap<string, Marking>;

const visible = (markings: Markings, coordinate: string, audience: Audience): boolean =>
  releasedTo(markings.get(coordinate) ?? unmarked, audience);

/** The rule by which an audience sees rows of a table: the public's, and that of each recipient it counts as. */
export const rowRule = (table: Table, audience: Audience): RecordRule =>
  anyOf([
    table.visible.public,
    ...audience.recipients.map((recipient) => table.visible.recipients?.[recipient] ?? ('never' as const)),
  ]);

const columnReleased = (
  table: Table,
  property: string,
  column: Column,
  audience: Audience,
  markings: Markings,
) => {
  if (column.internal === true) return false;
  const serves = column.serves ?? [`${table.type}.${property}`];
  const served = serves.some((coordinate) => visible(markings, coordinate, audience));
  const held = (column.holds ?? []).flatMap((type) =>
    [...markings.keys()].filter((coordinate) => coordinate === type || coordinate.startsWith(`${type}.`)),
  );
  return served && held.every((coordinate) => visible(markings, coordinate, audience));
};

/**
 * The properties of a table that an audience may read, by the markings alone: those that answer a coordinate it may see,
 * and those by which its own row rule is decided. Used for column grants, for the entity schemas and for every SELECT.
 */
export const releasedProperties = (
  table: Table,
  audience: Audience,
  markings: Markings,
): readonly string[] => {
  if (!visible(markings, table.type, audience)) return [];
  const decided = new Set(ruleProperties(rowRule(table, audience)));
  return Object.entries(table.columns)
    .filter(([name, column]) => decided.has(name) || columnReleased(table, name, column, audience, markings))
    .map(([name]) => name);
};
