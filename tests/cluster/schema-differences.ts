import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { createTableSql } from '../../subgraphs/kit/migrate/create-table-sql.ts';
import { entitySchema } from '../../subgraphs/kit/storage/entity-schema.ts';
import { identifier } from '../../subgraphs/kit/storage/sql-name.ts';
import type { Table } from '../../subgraphs/kit/storage/table.ts';

/**
 * What a migrated database lacks to be what its tables say: the statements by which TypeORM would mend it, and the indexes
 * and defaults that read otherwise than those of tables made afresh. Empty where the migrations are complete.
 */
export const schemaDifferences = async (
  databaseUrl: string,
  tables: readonly Table[],
): Promise<readonly string[]> => [
  ...(await typeormChanges(databaseUrl, tables)),
  ...(await definitionChanges(databaseUrl, tables)),
];

const typeormChanges = async (databaseUrl: string, tables: readonly Table[]): Promise<readonly string[]> => {
  const dataSource = await new DataSource({
    type: 'postgres',
    url: databaseUrl,
    entities: tables.map((table) => entitySchema(table, Object.keys(table.columns))),
    installExtensions: false,
  }).initialize();
  try {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    // What a table is kept for stands beside it, where a schema of TypeORM has no place for it; the check for drift reads it.
    return upQueries.map(({ query }) => query).filter((query) => !query.startsWith('COMMENT ON TABLE'));
  } finally {
    await dataSource.destroy();
  }
};

/** Makes the tables afresh beside the migrated ones, compares, and undoes it. */
const definitionChanges = async (
  databaseUrl: string,
  tables: readonly Table[],
): Promise<readonly string[]> => {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const migrated = await definitions(client, 'public', tables);
    await client.query('begin');
    await client.query('create schema afresh');
    await client.query('set local search_path = afresh');
    for (const sql of tables.flatMap(createTableSql)) await client.query(sql);
    const afresh = await definitions(client, 'afresh', tables);
    await client.query('rollback');
    return [
      ...migrated
        .filter((definition) => !afresh.includes(definition))
        .map((definition) => `migrated: ${definition}`),
      ...afresh
        .filter((definition) => !migrated.includes(definition))
        .map((definition) => `expected: ${definition}`),
    ];
  } finally {
    await client.end();
  }
};

const definitions = async (
  client: Client,
  schema: string,
  tables: readonly Table[],
): Promise<readonly string[]> => {
  const { rows } = await client.query<{ definition: string }>(
    `select pg_get_indexdef(i.indexrelid) as definition from pg_index i join pg_class c on c.oid = i.indrelid
       where c.relnamespace = to_regnamespace($1) and c.relname = any($2)
     union all
     select format('%s.%s default %s', c.relname, a.attname, pg_get_expr(d.adbin, d.adrelid))
       from pg_attrdef d join pg_class c on c.oid = d.adrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = d.adnum
       where c.relnamespace = to_regnamespace($1) and c.relname = any($2)
     order by 1`,
    [schema, tables.map(({ name }) => name)],
  );
  return rows.map(({ definition }) =>
    definition.replaceAll(` ${schema}.`, ' ').replaceAll(`${identifier(schema)}.`, ''),
  );
};
