import type { Query } from '../../kit/storage/query.ts';
import { inForceBy, refusedOnceEndedBy } from '../../kit/memorandum-end/while-in-force.ts';
import { standingMemorandum } from './memorandum-state.ts';

const hasEnded = async (query: Query): Promise<boolean> =>
  (await standingMemorandum(query))?.state === 'TERMINATED';

/** An act between the two sides by which something new is shared: refused once the Memorandum has ended (section 10). */
export const whileInForce = inForceBy(hasEnded);

/**
 * Refuses what of an act between the two sides would share something new.
 * @throws Refused once the Memorandum has ended.
 */
export const refuseOnceEnded = refusedOnceEndedBy(hasEnded);
