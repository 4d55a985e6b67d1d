import { invalidInput } from './refused.ts';

/** Refuses a text that is no SHA-256 digest as the gateway writes one. */
export const checkDigest = (field: string, digest: string): void => {
  if (!/^[0-9a-f]{64}$/.test(digest))
    throw invalidInput(field, 'It is no SHA-256 digest of 64 hexadecimal digits in lower case.');
};
