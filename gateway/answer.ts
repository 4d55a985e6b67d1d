import type { Withheld } from '../schema/withheld-reasons.ts';
import type { ErrorCode } from './error-codes.ts';

/** One error as the caller sees it: our own words, places in the caller's own document or answer, and a code. */
export interface AnswerError {
  readonly message: string;
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: ErrorCode };
}

/** What the gateway answers to an operation that it carried out, in whole or in part. */
export interface Answer {
  readonly errors?: readonly AnswerError[];
  readonly data: Readonly<Record<string, unknown>> | null;
  /** What was withheld of records that the caller sees; only where there is any, and never for the public. */
  readonly extensions?: { readonly withheld: readonly Withheld[] };
}
