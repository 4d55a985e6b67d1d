import { readFile } from 'node:fs/promises';
import type { Client } from 'pg';

/** Nanoseconds on a processor, from what Linux keeps of a process; undefined where it keeps none or the process is gone. */
const timeOf = async (pid: number): Promise<number | undefined> => {
  try {
    return Number((await readFile(`/proc/${String(pid)}/schedstat`, 'utf8')).split(' ')[0]);
  } catch {
    return undefined;
  }
};

/**
 * The processor time in microseconds that the clients' backends of some databases have used since they began. On a system
 * that does not tell it is nothing: the figures are then those of the processes that ask.
 */
export const databaseTime = async (client: Client, databases: readonly string[]): Promise<number> => {
  const { rows } = await client.query<{ pid: number }>(
    `select pid from pg_stat_activity where datname = any($1) and backend_type = 'client backend'
     and pid <> pg_backend_pid()`,
    [databases],
  );
  const times = await Promise.all(rows.map(({ pid }) => timeOf(pid)));
  return times.reduce<number>((sum, time) => sum + (time ?? 0), 0) / 1000;
};
