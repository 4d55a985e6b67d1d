import type { Mutant } from './mutant.ts';

/** What became of a mutant. */
export interface Verdict {
  readonly mutant: Mutant;
  /** Found, lived through everything, or never came to life. */
  readonly outcome: 'found' | 'survived' | 'broken';
  /** What found it, or what went wrong. */
  readonly by: string;
  /** After how many operations of the harness; undefined where none was needed. */
  readonly operations: number | undefined;
}

export interface TrialRequest {
  readonly operations: number;
  readonly seed: number;
}
