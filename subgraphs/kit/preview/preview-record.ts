import { audienceIds, audiences, isThirdParty } from '../../../schema/audience.ts';
import type { Audience, AudienceId } from '../../../schema/audience.ts';
import { releasedTo, unmarked } from '../../../schema/marking.ts';
import { reading, selectList } from '../list/select.ts';
import type { RequestContext } from '../server/request-context.ts';
import { callerName } from '../storage/change-rule.ts';
import { columnName, identifier } from '../storage/sql-name.ts';
import type { Table } from '../storage/table.ts';
import { recordset } from '../storage/upsert.ts';
import type { NewRow } from '../storage/upsert.ts';
import { maskedRows } from '../walls/masking-view.ts';
import type { Markings } from '../walls/released.ts';
import { textOf } from '../write/changed-values.ts';

/** A field of a record, with what it would say. */
export interface PreviewedValue {
  readonly coordinate: string;
  readonly value: string | null;
}

/** What one audience would see of a record. */
export interface RecordPreview {
  readonly reader: Audience;
  /** The name of that audience in the graph. */
  readonly audience: string;
  /** Null where it would see nothing, and not that there is such a record. */
  readonly values: readonly PreviewedValue[] | null;
}

/** A record as one audience reads it, with what a third party's view tells of it besides. */
type SeenRow = Readonly<Record<string, unknown>> & {
  readonly consentedCoordinates?: readonly string[];
  readonly seenByPublic?: boolean;
};

/**
 * What each audience would see of a record that is not there yet: read by the very predicates, columns and masking views
 * that keep the table, out of a relation that holds this row alone and has the table's name. One statement, under the
 * caller's own login. Only what the caller may name itself is told.
 *
 * @param row every property of the record as it would be stored
 */
export const previewRecord = async (
  table: Table,
  row: NewRow,
  { audience: caller, markings, query }: Pick<RequestContext, 'audience' | 'markings' | 'query'>,
): Promise<readonly RecordPreview[]> => {
  const properties = Object.keys(table.columns);
  const columns = properties.map((each) => `${identifier(each)} as ${identifier(columnName(each))}`);
  const reads = audienceIds.flatMap((id) => readOf(table, audiences[id], markings) ?? []);
  const seen = await query<{ readonly audience: AudienceId; readonly row: SeenRow }>(
    `with ${identifier(table.name)} as (select ${columns.join(', ')} from ${recordset(table, properties)})\n` +
      reads.join('\nunion all\n'),
    [JSON.stringify([row])],
  );
  return audienceIds.map((id) => {
    const found = seen.find(({ audience }) => audience === id)?.row;
    return {
      reader: audiences[id],
      audience: callerName(audiences[id]),
      values:
        found === undefined ? null : valuesOf(table, found, { reader: audiences[id], caller, markings }),
    };
  });
};

/** The read of one audience; undefined where the table is closed to it. */
const readOf = (table: Table, audience: Audience, markings: Markings): string | undefined => {
  const wall = reading(table, audience, markings);
  if (!wall.isOpen) return undefined;
  const from = isThirdParty(audience)
    ? `(${maskedRows(table, { audience, markings, withConsents: true }, identifier(table.name)).query})`
    : identifier(table.name);
  const read = `select ${selectList(table, [...wall.properties], wall)} from ${from} kept where ${wall.predicate}`;
  return `select '${audience.id}' as "audience", to_jsonb(seen) as "row" from (${read}) seen`;
};

interface Sight {
  readonly reader: Audience;
  readonly caller: Audience;
  readonly markings: Markings;
}

/** The fields that are answered from what was read. A record that is not there yet has no identifier to be told. */
const valuesOf = (
  table: Table,
  row: SeenRow,
  { reader, caller, markings }: Sight,
): readonly PreviewedValue[] => {
  const sees = (coordinate: string, audience: Audience) =>
    releasedTo(markings.get(coordinate) ?? unmarked, audience);
  const isAnswered = (coordinate: string): boolean =>
    row.consentedCoordinates === undefined
      ? sees(coordinate, reader)
      : row.consentedCoordinates.includes(coordinate) ||
        (row.seenByPublic === true && sees(coordinate, reader));
  const values = new Map<string, string | null>();
  for (const [property, { kind, serves = [`${table.type}.${property}`] }] of Object.entries(table.columns)) {
    if (property === 'id') continue;
    const value = row[property] ?? null;
    const text = kind === 'timestamptz(3)' && typeof value === 'string' ? new Date(value) : value;
    for (const coordinate of serves.filter((each) => each.startsWith(`${table.type}.`)))
      if (isAnswered(coordinate) && sees(coordinate, caller)) values.set(coordinate, textOf(text));
  }
  return [...values].map(([coordinate, value]) => ({ coordinate, value }));
};
