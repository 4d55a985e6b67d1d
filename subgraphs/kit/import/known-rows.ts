import { columnName, identifier } from '../storage/sql-name.ts';
import type { Table } from '../storage/table.ts';
import { recordset } from '../storage/upsert.ts';
import type { NewRow, Statements } from '../storage/upsert.ts';

/** What a table has under a given id: this very row, or another. */
export type Known = 'same' | 'other';

/**
 * Which of the rows stand in their table already, by their ids. Only what a row names is compared.
 * @param rows each with an id
 */
export const knownRows = async (
  manager: Statements,
  table: Table,
  rows: readonly NewRow[],
): Promise<ReadonlyMap<string, Known>> => {
  const known = new Map<string, Known>();
  for (const alike of Map.groupBy(rows, (row) => Object.keys(row).sort().join(' ')).values()) {
    const properties = Object.keys(alike[0] ?? {});
    const differs = properties.map(
      (property) => `kept.${identifier(columnName(property))} is distinct from given.${identifier(property)}`,
    );
    const sql =
      `select kept."id", (${differs.join(' or ')}) as "differs" ` +
      `from ${recordset(table, properties)} join ${identifier(table.name)} as kept on kept."id" = given."id"`;
    const found = (await manager.query(sql, [JSON.stringify(alike)])) as { id: string; differs: boolean }[];
    for (const { id, differs: other } of found) known.set(id, other ? 'other' : 'same');
  }
  return known;
};
