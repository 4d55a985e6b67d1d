import { primaryKeyName } from '../storage/primary-key-name.ts';
import { columnName, identifier } from '../storage/sql-name.ts';
import type { Table } from '../storage/table.ts';

/**
 * The statements that create a table and its indexes. To be frozen into a migration: what a migration once did must not
 * change with the table.
 */
export const createTableSql = (table: Table): readonly string[] => {
  const name = identifier(table.name);
  const columns = Object.entries(table.columns).map(
    ([property, { kind, nullable, default: given }]) =>
      `${identifier(columnName(property))} ${kind}${nullable === true ? '' : ' not null'}` +
      (given === undefined ? '' : ` default ${given}`),
  );
  const key = `constraint ${identifier(primaryKeyName(table))} primary key ("id")`;
  return [
    `create table ${name} (\n  ${[...columns, key].join(',\n  ')}\n)`,
    ...table.indexes.map(
      (index) =>
        `create ${index.unique === true ? 'unique ' : ''}index ${identifier(index.name)} on ${name} ${index.on}`,
    ),
  ];
};
