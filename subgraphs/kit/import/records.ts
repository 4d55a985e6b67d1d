import { readWhole, UnreadableFile } from '../tabular/import-fault.ts';
import type { FaultList, Reading } from '../tabular/import-fault.ts';
import { withSearchColumns } from '../storage/search-columns.ts';
import { insertRows } from '../storage/upsert.ts';
import type { Statements } from '../storage/upsert.ts';
import type { Table } from '../storage/table.ts';
import type { ImportKind } from './import-kind.ts';
import { ImportRefused, valueOf } from './import-refused.ts';
import { knownRows } from './known-rows.ts';
import { recordFault } from './record-fault.ts';

interface Line {
  readonly table: string;
  readonly row: Readonly<Record<string, unknown>>;
}

/** A row with the number of its line. */
interface PlacedRow {
  readonly at: number;
  readonly row: Line['row'];
}

type RowsByTable = ReadonlyMap<Table, readonly PlacedRow[]>;

const isAnother = 'a record of this id is there already and says otherwise; take the line out';

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
  const rows = new Map<Table, PlacedRow[]>(tables.map((table) => [table, []]));
  for (const [at, text] of readLines(bytes).entries()) {
    if (text.trim() === '') continue;
    const line = parsed(text);
    const table = isLine(line) ? tables.find(({ name }) => name === line.table) : undefined;
    if (!isLine(line) || table === undefined) {
      list.add(at + 1, undefined, `the line is no record of this subgraph: ${lineForm}`);
      continue;
    }
    const fault = recordFault(table, line.row);
    if (fault === undefined) rows.get(table)?.push({ at: at + 1, row: line.row });
    else list.add(at + 1, fault.property, fault.message);
  }
  return rows;
};

const readRecords = (tables: readonly Table[], bytes: Buffer, path: string): Reading<RowsByTable> =>
  readWhole(path, (list) => readRows(tables, bytes, list));

/**
 * The rows that a table does not have yet; one that it has is not written again, so that a file may be loaded twice.
 * @throws ImportRefused for rows whose ids are of other rows
 */
const newTo = async (
  table: Table,
  { rows, path }: { readonly rows: readonly PlacedRow[]; readonly path: string },
  manager: Statements,
): Promise<readonly PlacedRow['row'][]> => {
  const known = await knownRows(
    manager,
    table,
    rows.map(({ row }) => row),
  );
  const taken = rows.filter(({ row: { id } }) => known.get(String(id)) === 'other');
  if (taken.length > 0)
    throw new ImportRefused(
      taken.map(({ at }) => ({ file: path, row: at, column: 'id', message: isAnother })),
    );
  return rows.flatMap(({ row }) => (known.has(String(row['id'])) ? [] : [row]));
};

/**
 * Records written one a line as `{ "table", "row" }` with the properties of the table. One whose id the database has
 * already stays there as it is.
 */
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
      const added = await newTo(table, { rows: own, path }, manager);
      await insertRows(
        manager,
        table,
        added.map((row) => withSearchColumns(table, row)),
      );
      const there = own.length - added.length;
      report.push(
        `${table.name}: ${String(added.length)}${there === 0 ? '' : `, and ${String(there)} that were there already`}`,
      );
    }
    progress(1, 'done');
    return report;
  },
});
