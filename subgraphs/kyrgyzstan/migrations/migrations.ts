import { Registers1764000000000 } from './1764000000000-registers.ts';
import { Consents1764000000010 } from './1764000000010-consents.ts';

/** The migrations of this database, in their order. */
export const migrations = [Registers1764000000000, Consents1764000000010];
