import type { Table } from './table.ts';
import type { Statements } from './upsert.ts';

/** The channel on which a table's news are announced. */
export const channelOf = (table: Table): string => `news_${table.name}`;

/**
 * Announces, when the transaction is committed and not before, that something happened to these records. Nothing but
 * their ids is told, to whoever listens: each listener reads the records as its own caller may.
 */
export const announce = async (manager: Statements, table: Table, ids: Iterable<string>): Promise<void> => {
  const distinct = [...new Set(ids)];
  if (distinct.length === 0) return;
  await manager.query('select pg_notify($1, id) from unnest($2::text[]) as news(id)', [
    channelOf(table),
    distinct,
  ]);
};
