import { Registers1764000000000 } from './1764000000000-registers.ts';

/** The migrations of this database, in their order. */
export const migrations = [Registers1764000000000];
