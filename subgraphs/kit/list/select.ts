import type { Audience, AudienceId } from '../../../schema/audience.ts';
import { rulePredicate } from '../storage/record-rule.ts';
import { columnName, identifier } from '../storage/sql-name.ts';
import type { Table } from '../storage/table.ts';
import { releasedProperties, rowRule } from '../walls/released.ts';
import type { Markings } from '../walls/released.ts';

/** What one audience may read of a table: its columns, and the predicate over its rows. */
interface Reading {
  /** Whether there is anything to be read; where not, no statement need be sent. */
  readonly isOpen: boolean;
  readonly properties: ReadonlySet<string>;
  readonly predicate: string;
}

const readings = new WeakMap<Markings, WeakMap<Table, Map<AudienceId, Reading>>>();

/** The subgraph's own wall over a table: computed once for each audience, by the markings and rules alone. */
export const reading = (table: Table, audience: Audience, markings: Markings): Reading => {
  const ofMarkings = readings.get(markings) ?? new WeakMap<Table, Map<AudienceId, Reading>>();
  readings.set(markings, ofMarkings);
  const ofTable = ofMarkings.get(table) ?? new Map<AudienceId, Reading>();
  ofMarkings.set(table, ofTable);
  const made = ofTable.get(audience.id) ?? readingOf(table, audience, markings);
  ofTable.set(audience.id, made);
  return made;
};

const readingOf = (table: Table, audience: Audience, markings: Markings): Reading => {
  const properties = new Set(releasedProperties(table, audience, markings));
  const rule = rowRule(table, audience);
  return { isOpen: properties.has('id') && rule !== 'never', properties, predicate: rulePredicate(rule) };
};

/** The properties of a table that answer some fields of its type. */
export const propertiesFor = (table: Table, fields: ReadonlySet<string>): readonly string[] => {
  const coordinates = new Set([...fields].map((field) => `${table.type}.${field}`));
  return Object.entries(table.columns)
    .filter(([property, { internal, serves = [`${table.type}.${property}`] }]) =>
      internal === true ? false : serves.some((served) => coordinates.has(served)),
    )
    .map(([property]) => property);
};

/**
 * The select list for some properties: only those that the audience may read, its id always. What it may not read is not
 * named at all, and so stays undefined in the row.
 */
export const selectList = (table: Table, wanted: readonly string[], { properties }: Reading): string =>
  [...new Set(['id', ...wanted])]
    .filter((property) => properties.has(property))
    .map((property) => {
      const sql = table.columns[property]?.read ?? identifier(columnName(property));
      return `${sql} as ${identifier(property)}`;
    })
    .join(', ');
