import { invalidInput } from '../../kit/write/refused.ts';

/** What of a stop is checked whenever it is decided or corrected. */
interface SuspensionContent {
  readonly requestedOn: string | null;
  readonly inForceFrom: string;
  readonly holders: number | null;
  readonly cap: number | null;
}

/**
 * Refuses what no stop can say.
 * @throws Refused naming the input field.
 */
export const checkSuspension = ({ requestedOn, inForceFrom, holders, cap }: SuspensionContent): void => {
  if (requestedOn !== null && inForceFrom < requestedOn)
    throw invalidInput('inForceFrom', 'It begins before it was asked for.');
  if (holders !== null && holders < 0) throw invalidInput('holders', 'It is less than none.');
  if (cap !== null && cap < 0) throw invalidInput('cap', 'It is less than none.');
};
