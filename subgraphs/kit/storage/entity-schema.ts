import { EntitySchema } from 'typeorm';
import type { EntitySchemaColumnOptions } from 'typeorm';
import { primaryKeyName } from './primary-key-name.ts';
import { columnName } from './sql-name.ts';
import type { Column, ColumnKind, Table } from './table.ts';

/** A row as TypeORM reads it: property by property. */
export type StoredRow = Record<string, unknown>;

const types: Readonly<Record<ColumnKind, Pick<EntitySchemaColumnOptions, 'type' | 'array' | 'precision'>>> = {
  uuid: { type: 'uuid' },
  'uuid[]': { type: 'uuid', array: true },
  text: { type: 'text' },
  'text[]': { type: 'text', array: true },
  date: { type: 'date' },
  'timestamptz(3)': { type: 'timestamp with time zone', precision: 3 },
  boolean: { type: 'boolean' },
  integer: { type: 'integer' },
  jsonb: { type: 'jsonb' },
};

/**
 * A table as TypeORM sees it, with some of its properties only: all of them for the owner and for writers, those released
 * to an audience for a reader.
 * @throws Error where the properties lack the id, without which TypeORM reads nothing.
 */
export const entitySchema = (table: Table, properties: readonly string[]): EntitySchema<StoredRow> => {
  if (!properties.includes('id')) {
    throw new Error(
      `the table ${table.name} releases columns without its id: let its \`id\` serve a coordinate that they are seen by, for example the type ${table.type}`,
    );
  }
  const columns = Object.entries(table.columns)
    .filter(([property]) => properties.includes(property))
    .map(([property, column]) => [property, columnOptions(table, property, column)] as const);
  return new EntitySchema<StoredRow>({
    name: table.name,
    columns: Object.fromEntries(columns),
    // TypeORM knows neither expressions nor operator classes: it is only told that these indexes are not its business.
    indices: table.indexes.map(({ name }) => ({ name, columns: ['id'], synchronize: false })),
  });
};

const columnOptions = (table: Table, property: string, column: Column): EntitySchemaColumnOptions => ({
  ...types[column.kind],
  name: columnName(property),
  nullable: column.nullable === true,
  ...(column.default !== undefined && { default: () => column.default ?? '' }),
  ...(property === 'id' && { primary: true, primaryKeyConstraintName: primaryKeyName(table) }),
});
