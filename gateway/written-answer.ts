import type { Answer } from './answer.ts';
import { answerBytes } from './answer-bytes.ts';
import type { AnswerBytes } from './answer-bytes.ts';
import type { ErrorCode } from './error-codes.ts';

/** An answer as it is sent. It can be handed to any number of callers: nothing of it can be changed. */
export interface WrittenAnswer {
  /** JSON, written when it is first asked for. */
  readonly text: string;
  /** The same as bytes, lent to one caller until they are sent. */
  readonly lend: () => AnswerBytes;
  /** The codes of its errors, each once. */
  readonly codes: readonly ErrorCode[];
}

/** Writes an answer, or what is answered in place of one. */
export const writeAnswer = (answer: Partial<Answer>): WrittenAnswer => {
  let written: string | undefined;
  return {
    get text() {
      return (written ??= JSON.stringify(answer));
    },
    lend: () => answerBytes(answer),
    codes: [...new Set((answer.errors ?? []).map(({ extensions }) => extensions.code))],
  };
};
