import type { Writing } from '../../kit/write/act.ts';
import { findRecord } from '../../kit/write/find-record.ts';
import type { FoundRecord } from '../../kit/write/find-record.ts';
import { Refused } from '../../kit/write/refused.ts';
import { sendingAgency } from './sending-agency.table.ts';

/**
 * The agency that an act is about, unless it is closed.
 * @throws Refused where it is, or is none.
 */
export const openAgency = async (writing: Writing, id: string): Promise<FoundRecord> => {
  const found = await findRecord(writing, sendingAgency, id);
  if ((found['closedOn'] ?? null) !== null)
    throw new Refused({ type: 'WrongState', state: 'CLOSED', message: 'The agency is closed.' });
  return found;
};
