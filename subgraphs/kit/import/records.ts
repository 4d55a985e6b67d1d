import { withSearchColumns } from '../storage/search-columns.ts';
import { insertRows } from '../storage/upsert.ts';
import type { Table } from '../storage/table.ts';
import { ImportRefused } from './import-refused.ts';
import type { ImportKind } from './import-kind.ts';

interface Line {
  readonly table: string;
  readonly row: Readonly<Record<string, unknown>>;
}

const isLine = (value: unknown): value is Line =>
  typeof value === 'object' &&
  value !== null &&
  'table' in value &&
  typeof value.table === 'string' &&
  'row' in value &&
  typeof value.row === 'object' &&
  value.row !== null;

/** Records written one a line as `{ "table", "row" }` with the properties of the table, all new to the database. */
export const records = (tables: readonly Table[]): ImportKind => ({
  kind: 'records',
  load: async ({ path, bytes, manager, progress }) => {
    const byTable = new Map<string, Line['row'][]>();
    for (const [at, text] of bytes.toString('utf8').split('\n').entries()) {
      if (text === '') continue;
      const line = readLine(text);
      if (line === undefined || !tables.some(({ name }) => name === line.table)) {
        throw new ImportRefused([
          { file: path, row: at + 1, message: 'the line is no record: give { "table", "row" } with a table of this subgraph' },
        ]);
      }
      byTable.set(line.table, [...(byTable.get(line.table) ?? []), line.row]);
    }
    const report: string[] = [];
    for (const [done, table] of tables.entries()) {
      progress(done / tables.length, `writing ${table.name}`);
      const rows = byTable.get(table.name) ?? [];
      await insertRows(manager, table, rows.map((row) => withSearchColumns(table, row)));
      report.push(`${table.name}: ${String(rows.length)}`);
    }
    return report;
  },
});

const readLine = (text: string): Line | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return isLine(value) ? value : undefined;
  } catch {
    return undefined;
  }
};
