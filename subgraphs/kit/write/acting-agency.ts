import { recipients } from '../../../schema/audience.ts';
import type { Recipient } from '../../../schema/audience.ts';
import { callerName } from '../storage/change-rule.ts';
import type { Writing } from './act.ts';
import { Refused } from './refused.ts';

/**
 * The agency that acts, for which alone the changes of what is its own are kept.
 * @throws Refused where whoever acts is an agency of neither side.
 */
export const actingAgency = ({ audience }: Pick<Writing, 'audience'>): Recipient => {
  const agency = recipients.find((recipient) => recipient === callerName(audience));
  if (agency === undefined)
    throw new Refused({ type: 'WrongParty', message: 'This is between the two sides.' });
  return agency;
};
