import type { Mutant } from './mutant.ts';

/** Every leak that is sown. */
export const mutants: readonly Mutant[] = [];
