import type { Table } from './table.ts';

/** The name of a table's primary key in the database. */
export const primaryKeyName = (table: Table): string => `${table.name}_pkey`;
