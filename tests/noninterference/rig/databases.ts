import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { SubgraphName } from '../../../schema/read-subgraphs.ts';
import { migrate } from '../../../subgraphs/kit/migrate/migrate.ts';
import { withSearchColumns } from '../../../subgraphs/kit/storage/search-columns.ts';
import { columnName, identifier } from '../../../subgraphs/kit/storage/sql-name.ts';
import type { Table } from '../../../subgraphs/kit/storage/table.ts';
import { wallPlan } from '../../../subgraphs/kit/walls/wall-plan.ts';
import { entranceSql } from '../../../subgraphs/kit/walls/wall-sql.ts';
import { drawAt } from '../worlds/draw.ts';
import type { World } from '../worlds/draw-world.ts';
import type { SubgraphSource } from './subgraph-sources.ts';

/** The secret of all reader logins of the tests' servers. */
export const loginSecret = Buffer.alloc(32, 'noninterference');

/** The superuser's URL of each subgraph's database in one world. */
export type WorldDatabases = Readonly<Record<SubgraphName, string>>;

/** Databases with their walls and without rows, from which worlds are copied. */
export interface Templates {
  /** Copies the templates and fills them. */
  readonly copy: (world: World) => Promise<WorldDatabases>;
  /** Drops the copies, and keeps the templates. */
  readonly dropCopies: () => Promise<void>;
  readonly drop: () => Promise<void>;
}

const asSuperuser = async <T>(url: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** A server's URL with another database. */
const within = (url: string, database: string): string => url.replace('/postgres?', `/${database}?`);

/** An internal column with a default is nobody's to draw: the database fills it. */
const insertSql = (table: Table): string => {
  const drawn = Object.entries(table.columns).filter(
    ([, column]) => !(column.internal === true && column.default !== undefined),
  );
  const columns = drawn.map(([property]) => identifier(columnName(property))).join(', ');
  const given = drawn.map(([property, { kind }]) => `${identifier(property)} ${kind}`);
  return (
    `insert into ${identifier(table.name)} (${columns}) ` +
    `select ${drawn.map(([property]) => identifier(property)).join(', ')} ` +
    `from jsonb_to_recordset($1::jsonb) as given(${given.join(', ')})`
  );
};

/**
 * Migrates an empty database for each subgraph on a server.
 *
 * @param server the superuser's URL of the server's database `postgres`
 */
export const prepareTemplates = async (
  server: string,
  sources: readonly SubgraphSource[],
): Promise<Templates> => {
  const run = `ni_${randomBytes(4).toString('hex')}`;
  const made: string[] = [];
  const create = async (name: string, template?: string): Promise<string> => {
    await asSuperuser(server, (client) =>
      client.query(
        `create database "${name}"${template === undefined ? '' : ` template "${template}" strategy file_copy`}`,
      ),
    );
    made.push(name);
    return within(server, name);
  };
  for (const { name, subgraph, markings } of sources)
    await migrate({
      subgraph: name,
      databaseUrl: await create(`${run}_${name}`),
      loginSecret,
      tables: subgraph.tables,
      markings,
      migrations: subgraph.migrations,
    });

  const templates = made.length;
  const dropFrom = (first: number) =>
    asSuperuser(server, async (client) => {
      for (const name of made.splice(first))
        await client.query(`drop database if exists "${name}" with (force)`);
    });

  let copies = 0;
  const copy = async (world: World): Promise<WorldDatabases> => {
    copies += 1;
    const urls: Partial<Record<SubgraphName, string>> = {};
    for (const { name, subgraph, markings } of sources) {
      const url = await create(`${run}_${name}_${String(copies)}`, `${run}_${name}`);
      urls[name] = url;
      await asSuperuser(url, async (client) => {
        // Rights on the database itself are not copied with it.
        for (const sql of entranceSql(wallPlan({ subgraph: name, tables: subgraph.tables, markings })))
          await client.query(sql);
        for (const table of subgraph.tables) {
          const { seen = [], hidden = [] } = world.get(table.name) ?? {};
          // In another order in each world: nothing may hang on how rows lie.
          const rows = drawAt(copies, table.name)
            .shuffled([...seen, ...hidden])
            .map((row) => withSearchColumns(table, row));
          await client.query(`delete from ${identifier(table.name)}`);
          await client.query(insertSql(table), [JSON.stringify(rows)]);
        }
        await client.query('analyze');
      });
    }
    return urls as WorldDatabases;
  };

  // One after another: a database cannot be copied while it is being copied.
  let last: Promise<unknown> = Promise.resolve();
  return {
    copy: (world) => {
      const next = last.then(() => copy(world));
      last = next.catch(() => undefined);
      return next;
    },
    dropCopies: () => dropFrom(templates),
    drop: () => dropFrom(0),
  };
};
