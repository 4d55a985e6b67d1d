import { readWhole, UnreadableFile } from '../tabular/import-fault.ts';
import type { FaultList, Reading } from '../tabular/import-fault.ts';
import { withSearchColumns } from '../storage/search-columns.ts';
import { insertRows } from '../storage/upsert.ts';
import type { Table } from '../storage/table.ts';
import type { ImportKind } from './import-kind.ts';
import { valueOf } from './import-refused.ts';
import { recordFault } from './record-fault.ts';

interface Line {
  readonly table: string;
  readonly row: Readonly<Record<string, unknown>>;
}

type RowsByTable = ReadonlyMap<Table, readonly Line['row'][]>;

const lineForm = 'give { "table", "row" } with a table of this subgraph';

const isLine = (value: unknown): value is Line =>
  typeof value === 'object' &&
  value !== null &&
  'table' in value &&
  typeof value.table === 'string' &&
  'row' in value &&
  typeof value.row === 'object' &&
  value.row !== null;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const readLines = (bytes: Buffer): readonly string[] => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).split('\n');
  } catch {
    throw new UnreadableFile('the text is not UTF-8; save it as UTF-8');
  }
};

const readRows = (tables: readonly Table[], bytes: Buffer, list: FaultList): RowsByTable => {
  const rows = new Map<Table, Line['row'][]>(tables.map((table) => [table, []]));
  for (const [at, text] of readLines(bytes).entries()) {
    if (text.trim() === '') continue;
    const line = parsed(text);
    const table = isLine(line) ? tables.find(({ name }) => name === line.table) : undefined;
    if (!isLine(line) || table === undefined) {
      list.add(at + 1, undefined, `the line is no record of this subgraph: ${lineForm}`);
      continue;
    }
    const fault = recordFault(table, line.row);
    if (fault === undefined) rows.get(table)?.push(line.row);
    else list.add(at + 1, fault.property, fault.message);
  }
  return rows;
};

const readRecords = (tables: readonly Table[], bytes: Buffer, path: string): Reading<RowsByTable> =>
  readWhole(path, (list) => readRows(tables, bytes, list));

/** Records written one a line as `{ "table", "row" }` with the properties of the table, all new to the database. */
export const records = (tables: readonly Table[]): ImportKind => ({
  kind: 'records',
  recognises: (bytes) => /^\s*\{/.test(bytes.subarray(0, 100).toString('utf8')),
  load: async ({ path, bytes, manager, progress }) => {
    progress(0, 'reading the records');
    const rows = valueOf(readRecords(tables, bytes, path));
    const report: string[] = [];
    for (const [done, table] of tables.entries()) {
      progress((done + 1) / (tables.length + 1), `writing ${table.name}`);
      const own = rows.get(table) ?? [];
      if (own.length === 0) continue;
      await insertRows(
        manager,
        table,
        own.map((row) => withSearchColumns(table, row)),
      );
      report.push(`${table.name}: ${String(own.length)}`);
    }
    progress(1, 'done');
    return report;
  },
});
