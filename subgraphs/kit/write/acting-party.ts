import type { Party } from '../../../schema/audience.ts';
import { partyOf } from '../storage/change-rule.ts';
import type { Writing } from './act.ts';
import { Refused } from './refused.ts';

/**
 * The side that acts.
 * @throws Refused where whoever acts is of neither side.
 */
export const actingParty = ({ audience }: Pick<Writing, 'audience'>): Party => {
  const party = partyOf(audience);
  if (party === undefined)
    throw new Refused({ type: 'WrongParty', message: 'This is between the two sides.' });
  return party;
};
