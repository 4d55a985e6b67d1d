import type { Answer } from './answer.ts';
import type { ErrorCode } from './error-codes.ts';

/** An answer as it is sent. It can be handed to any number of callers: nothing of it can be changed. */
export interface WrittenAnswer {
  /** JSON. */
  readonly text: string;
  /** The codes of its errors, each once. */
  readonly codes: readonly ErrorCode[];
}

const noCodes: readonly ErrorCode[] = [];

/** The codes of an answer's errors, each once. */
export const codesOf = ({ errors }: Partial<Answer>): readonly ErrorCode[] =>
  errors === undefined ? noCodes : [...new Set(errors.map(({ extensions }) => extensions.code))];

/** Writes an answer, or what is answered in place of one, unless that is done. */
export const writeAnswer = (answer: Partial<Answer> | WrittenAnswer): WrittenAnswer =>
  'text' in answer ? answer : { text: JSON.stringify(answer), codes: codesOf(answer) };
