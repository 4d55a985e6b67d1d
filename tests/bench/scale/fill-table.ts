import type { Client } from 'pg';
import { identifier } from '../../../subgraphs/kit/storage/sql-name.ts';
import type { Stretch } from './stretches.ts';

const rowsAtOnce = 20_000;

/** What fills a table. */
interface Filling {
  readonly table: string;
  /** Inserts the rows from its first parameter up to and without its second. */
  readonly sql: string;
  readonly stretches: readonly Stretch[];
  /** Told the share that is done, and what is being done. */
  readonly progress: (share: number, doing: string) => void;
}

/**
 * Fills an empty table in batches, as its database's superuser. Its indexes are taken away meanwhile and then made again
 * from their own definitions, which is quicker; in the end the planner's statistics are taken, as a server does by itself.
 */
export const fillTable = async (
  client: Client,
  { table, sql, stretches, progress }: Filling,
): Promise<void> => {
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `select c.relname as name, pg_get_indexdef(c.oid) as definition from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indrelid = $1::regclass and not i.indisprimary order by 1`,
    [table],
  );
  for (const { name } of indexes) await client.query(`drop index ${identifier(name)}`);
  const all = stretches.reduce((sum, { from, to }) => sum + to - from, 0);
  let done = 0;
  for (const { from, to } of stretches)
    for (let at = from; at < to; at += rowsAtOnce) {
      const end = Math.min(at + rowsAtOnce, to);
      await client.query(sql, [at, end]);
      done += end - at;
      progress((0.6 * done) / all, `${table}: ${String(done)} of ${String(all)} rows`);
    }
  await client.query("set maintenance_work_mem = '512MB'");
  for (const [at, { name, definition }] of indexes.entries()) {
    progress(0.6 + (0.35 * at) / indexes.length, `${table}: index ${name}`);
    await client.query(definition);
  }
  progress(0.95, `${table}: statistics`);
  await client.query(`vacuum (analyze) ${identifier(table)}`);
  progress(1, `${table}: ${String(all)} rows`);
};
