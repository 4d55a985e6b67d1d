import type { Answer } from './answer.ts';
import type { ErrorCode } from './error-codes.ts';

/** An answer as it is sent. It can be handed to any number of callers: nothing of it can be changed. */
export interface WrittenAnswer {
  /** JSON. */
  readonly text: string;
  /** The codes of its errors, each once. */
  readonly codes: readonly ErrorCode[];
}

/** Writes an answer, or what is answered in place of one. */
export const writeAnswer = (answer: Partial<Answer>): WrittenAnswer => ({
  text: JSON.stringify(answer),
  codes: [...new Set((answer.errors ?? []).map(({ extensions }) => extensions.code))],
});
