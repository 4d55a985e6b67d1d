import type { Audience } from '../../../schema/audience.ts';
import { rulePredicate } from '../storage/record-rule.ts';
import { columnName, identifier } from '../storage/table.ts';
import type { Table } from '../storage/table.ts';
import { releasedProperties, rowRule } from '../walls/released.ts';
import type { Markings } from '../walls/released.ts';

/** What one audience may read of a table: its columns, and the predicate over its rows. */
interface Reading {
  readonly properties: ReadonlySet<string>;
  readonly predicate: string;
}

const readings = new WeakMap<Markings, WeakMap<Table, Map<string, Reading>>>();

/** The subgraph's own wall over a table: computed once for each audience, by the markings and rules alone. */
export const reading = (table: Table, audience: Audience, markings: Markings): Reading => {
  const ofMarkings = readings.get(markings) ?? new WeakMap<Table, Map<string, Reading>>();
  readings.set(markings, ofMarkings);
  const ofTable = ofMarkings.get(table) ?? new Map<string, Reading>();
  ofMarkings.set(table, ofTable);
  const known = ofTable.get(audience.id);
  if (known !== undefined) return known;
  const made: Reading = {
    properties: new Set(releasedProperties(table, audience, markings)),
    predicate: rulePredicate(rowRule(table, audience)),
  };
  ofTable.set(audience.id, made);
  return made;
};

/** The properties of a table that answer some fields of its type. */
export const propertiesFor = (table: Table, fields: ReadonlySet<string>): readonly string[] =>
  Object.entries(table.columns)
    .filter(([property, column]) => {
      if (column.internal === true) return false;
      const serves = column.serves ?? [`${table.type}.${property}`];
      return serves.some((served) => served.startsWith(`${table.type}.`) && fields.has(served.slice(table.type.length + 1)));
    })
    .map(([property]) => property);

/**
 * The select list for some properties: only those that the audience may read, its id always. What it may not read is not
 * named at all, and so stays undefined in the row.
 */
export const selectList = (table: Table, wanted: readonly string[], { properties }: Reading): string =>
  [...new Set(['id', ...wanted])]
    .filter((property) => properties.has(property))
    .map((property) => `${table.columns[property]?.read ?? identifier(columnName(property))} as ${identifier(property)}`)
    .join(', ');
