import type { Table } from '../storage/table.ts';
import type { Writing } from './act.ts';
import { findRecord } from './find-record.ts';
import type { FoundRecord } from './find-record.ts';
import { Refused } from './refused.ts';

/**
 * A record of a table whose records are closed on a day, unless it is.
 * @param message what whoever names a closed one is told
 * @throws Refused where it is closed, or there is none that the caller may see.
 */
export const findOpen = async (
  writing: Pick<Writing, 'query' | 'audience' | 'markings'>,
  table: Table,
  { id, message }: { readonly id: string; readonly message: string },
): Promise<FoundRecord> => {
  const found = await findRecord(writing, table, id);
  if ((found['closedOn'] ?? null) !== null)
    throw new Refused({ type: 'WrongState', state: 'CLOSED', message });
  return found;
};
