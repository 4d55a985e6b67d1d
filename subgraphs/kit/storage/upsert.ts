import { columnName, identifier } from './sql-name.ts';
import type { ColumnKind, Table } from './table.ts';

/** Whatever runs statements in one transaction. */
export interface Statements {
  readonly query: (sql: string, parameters: unknown[]) => Promise<unknown>;
}

/** A row to be written, by the names of its table's properties. */
export type NewRow = Readonly<Record<string, unknown>>;

/** Rows of one statement: enough that the round trips do not count, few enough that its text stays small. */
const chunkLength = 2_000;

const chunks = function* (rows: readonly NewRow[]): Generator<readonly NewRow[]> {
  for (let at = 0; at < rows.length; at += chunkLength) yield rows.slice(at, at + chunkLength);
};

/** The properties that any of the rows names, in the order of the table. */
const namedProperties = (table: Table, rows: readonly NewRow[]): readonly string[] => {
  const named = new Set<string>();
  for (const row of rows) for (const property in row) named.add(property);
  const unknown = [...named].find((property) => !Object.hasOwn(table.columns, property));
  if (unknown !== undefined) throw new Error(`the table ${table.name} has no property ${unknown}`);
  return Object.keys(table.columns).filter((property) => named.has(property));
};

const kindOf = (table: Table, property: string): ColumnKind => {
  const column = table.columns[property];
  if (column === undefined) throw new Error(`the table ${table.name} has no property ${property}`);
  return column.kind;
};

/** Rows that are given as JSON in a statement's first parameter, as the relation `given`. */
export const recordset = (table: Table, properties: readonly string[]): string =>
  `jsonb_to_recordset($1::jsonb) as given(${properties
    .map((property) => `${identifier(property)} ${kindOf(table, property)}`)
    .join(', ')})`;

const columns = (properties: readonly string[]): string =>
  properties.map((property) => identifier(columnName(property))).join(', ');

/**
 * Inserts rows, in the manager's transaction. Columns that no row names take their defaults; one that only some rows
 * name is null in the others.
 * @throws Error naming a property that the table does not have.
 */
export const insertRows = async (
  manager: Statements,
  table: Table,
  rows: readonly NewRow[],
): Promise<void> => {
  const properties = namedProperties(table, rows);
  const sql =
    `insert into ${identifier(table.name)} (${columns(properties)}) ` +
    `select ${properties.map(identifier).join(', ')} from ${recordset(table, properties)}`;
  for (const chunk of chunks(rows)) await manager.query(sql, [JSON.stringify(chunk)]);
};

/**
 * Sets, in the manager's transaction, the named properties of the rows with the given ids, and no others.
 * @throws Error naming a property that the table does not have, or where an id is of no row.
 */
export const updateRows = async (
  manager: Statements,
  table: Table,
  rows: readonly (NewRow & { readonly id: string })[],
): Promise<void> => {
  const alike = Map.groupBy(rows, (row) => Object.keys(row).sort().join(' '));
  for (const group of alike.values()) {
    const properties = namedProperties(table, group);
    const set = properties.filter((property) => property !== 'id');
    if (set.length === 0) continue;
    const assignments = set.map(
      (property) => `${identifier(columnName(property))} = given.${identifier(property)}`,
    );
    // Whoever changes a record through the graph states the version that they saw: an import makes a new one too.
    if (table.columns['version'] !== undefined && !set.includes('version'))
      assignments.push('"version" = kept."version" + 1');
    const sql =
      `with changed as (update ${identifier(table.name)} as kept set ${assignments.join(', ')} ` +
      `from ${recordset(table, properties)} where kept."id" = given."id" returning kept."id") ` +
      `select count(*)::int as "count" from changed`;
    for (const chunk of chunks(group)) {
      const [changed] = (await manager.query(sql, [JSON.stringify(chunk)])) as { count: number }[];
      if (changed?.count !== chunk.length)
        throw new Error(`an update of ${table.name} names an id that it does not have`);
    }
  }
};
