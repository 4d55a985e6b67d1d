import { mutants } from './mutants.ts';
import type { Mutant } from './mutant.ts';

/** The mutant of a name. Throws where there is none. */
export const findMutant = (name: string): Mutant => {
  const found = mutants.find((mutant) => mutant.name === name);
  if (found === undefined) throw new Error(`there is no mutant "${name}"`);
  return found;
};
