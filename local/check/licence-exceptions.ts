import type { LicenceException } from './licence-faults.ts';

/** Packages whose licence was read by a person because the lock file does not state it. */
export const licenceExceptions: readonly LicenceException[] = [];
