import { checkDigest } from '../../kit/write/check-digest.ts';
import { invalidInput } from '../../kit/write/refused.ts';

/** More than this takes several acts. */
const most = 1_000;

/** Refuses what are no digests of certificates, or too many of them at a time. */
export const checkDigests = (digests: readonly string[]): void => {
  if (digests.length === 0 || digests.length > most)
    throw invalidInput('digests', `There are from 1 to ${String(most)} at a time.`);
  for (const digest of digests) checkDigest('digests', digest);
};
