import { isThirdParty } from '../../../schema/audience.ts';
import type { Audience, AudienceId } from '../../../schema/audience.ts';
import { rulePredicate } from '../storage/record-rule.ts';
import { columnName, identifier, literal } from '../storage/sql-name.ts';
import type { Table } from '../storage/table.ts';
import { maskedColumns } from '../walls/masked-columns.ts';
import { releasedProperties, rowRule } from '../walls/released.ts';
import type { Markings } from '../walls/released.ts';
import { consentedColumn, seenByPublicColumn } from '../walls/third-party-schema.ts';

/** What one audience may read of a table: its columns, and the predicate over its rows. */
interface Reading {
  /** Whether there is anything to be read; where not, no statement need be sent. */
  readonly isOpen: boolean;
  readonly properties: ReadonlySet<string>;
  readonly predicate: string;
  /** What is read of every row besides: of a third party's views, what consents open of the row. */
  readonly besides: readonly string[];
  /** Whether a sort key may be null, since the row shows only some of its values. */
  readonly isMasked: boolean;
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
  if (isThirdParty(audience)) return throughViews(table, audience, markings);
  const properties = new Set(releasedProperties(table, audience, markings));
  const rule = rowRule(table, audience);
  const isOpen = properties.has('id') && rule !== 'never';
  return { isOpen, properties, predicate: rulePredicate(rule), besides: [], isMasked: false };
};

/** A third party's reading: its login's names mean its views, which alone know what consents open of which row. */
const throughViews = (table: Table, audience: Audience, markings: Markings): Reading => {
  const rule = rulePredicate(rowRule(table, audience));
  const { grantee } = table.visible;
  const seen =
    grantee === undefined
      ? `(${rule} or cardinality(${identifier(consentedColumn)}) > 0)`
      : `${identifier(columnName(grantee))} = ${literal(audience.id)}`;
  return {
    isOpen: true,
    properties: new Set(maskedColumns(table, audience, markings).map(({ property }) => property)),
    predicate: rule === 'true' ? rule : seen,
    besides: [
      `${identifier(consentedColumn)} as "consentedCoordinates"`,
      `${identifier(seenByPublicColumn)} as "seenByPublic"`,
    ],
    isMasked: true,
  };
};

/** The properties of a table that answer some fields of its type, with those at which their answers look besides. */
export const propertiesFor = (table: Table, fields: ReadonlySet<string>): readonly string[] => {
  const coordinates = new Set([...fields].map((field) => `${table.type}.${field}`));
  return Object.entries(table.columns)
    .filter(([property, { internal, serves = [`${table.type}.${property}`], besides = [] }]) =>
      internal === true ? false : [...serves, ...besides].some((answered) => coordinates.has(answered)),
    )
    .map(([property]) => property);
};

/**
 * The select list for some properties: only those that the audience may read, its id always. What it may not read is not
 * named at all, and so stays undefined in the row.
 */
export const selectList = (
  table: Table,
  wanted: readonly string[],
  { properties, besides }: Reading,
): string =>
  [...new Set(['id', ...wanted])]
    .filter((property) => properties.has(property))
    .map((property) => {
      const sql = table.columns[property]?.read ?? identifier(columnName(property));
      return `${sql} as ${identifier(property)}`;
    })
    .concat(besides)
    .join(', ');
