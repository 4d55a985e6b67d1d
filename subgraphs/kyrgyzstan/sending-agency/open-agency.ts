import type { Writing } from '../../kit/write/act.ts';
import { findOpen } from '../../kit/write/find-open.ts';
import type { FoundRecord } from '../../kit/write/find-record.ts';
import { sendingAgency } from './sending-agency.table.ts';

/**
 * The agency that an act is about, unless it is closed.
 * @throws Refused where it is, or is none.
 */
export const openAgency = (
  writing: Pick<Writing, 'query' | 'audience' | 'markings'>,
  id: string,
): Promise<FoundRecord> => findOpen(writing, sendingAgency, { id, message: 'The agency is closed.' });
