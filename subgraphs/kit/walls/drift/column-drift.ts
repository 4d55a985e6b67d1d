import { columnName } from '../../storage/sql-name.ts';
import type { ColumnKind, Table } from '../../storage/table.ts';
import { ofExtension } from './catalog.ts';
import type { DriftCheck } from './catalog.ts';

interface FoundColumn {
  readonly relation: string;
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly defaulted: boolean;
}

/** How PostgreSQL writes each kind of column. */
const types: Readonly<Record<ColumnKind, string>> = {
  uuid: 'uuid',
  'uuid[]': 'uuid[]',
  text: 'text',
  'text[]': 'text[]',
  date: 'date',
  'timestamptz(3)': 'timestamp(3) with time zone',
  boolean: 'boolean',
  integer: 'integer',
  jsonb: 'jsonb',
};

const mend = 'add a migration that mends it, and run it';

/** Compares each table's columns: names, types, whether they may be null, whether they have a default. */
export const columnDrift: DriftCheck = async (read, { tables }) => {
  const found = await read<FoundColumn>(
    `select c.relname as relation, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
       a.attnotnull as required, a.atthasdef as defaulted
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname = any($1)
     and not ${ofExtension('pg_class', 'c.oid')} and a.attnum > 0 and not a.attisdropped`,
    [tables.map(({ table }) => table.name)],
  );
  const byTable = Map.groupBy(found, ({ relation }) => relation);
  return tables.flatMap(({ table }) => compare(table, byTable.get(table.name)));
};

const compare = (table: Table, found: readonly FoundColumn[] | undefined): readonly string[] => {
  if (found === undefined) return [`the table ${table.name} is missing: ${mend}`];
  const columns = new Map(found.map((column) => [column.name, column]));
  const expected = Object.entries(table.columns).map(
    ([property, column]) => [columnName(property), column] as const,
  );
  const wanted = new Set(expected.map(([name]) => name));
  return [
    ...found
      .filter(({ name }) => !wanted.has(name))
      .map(({ name }) => `the table ${table.name} has a column ${name} that nobody knows: ${mend}`),
    ...expected.flatMap(([name, { kind, nullable, default: given }]) => {
      const column = columns.get(name);
      const where = `the column ${table.name}.${name}`;
      if (column === undefined) return [`${where} is missing: ${mend}`];
      const type = types[kind];
      return [
        ...(column.type === type ? [] : [`${where} is ${column.type}, not ${type}: ${mend}`]),
        ...(column.required === (nullable !== true)
          ? []
          : [`${where} ${column.required ? 'refuses' : 'admits'} null: ${mend}`]),
        ...(column.defaulted === (given !== undefined)
          ? []
          : [`${where} has ${column.defaulted ? 'a default' : 'no default'}: ${mend}`]),
      ];
    }),
  ];
};
