import type { Asker, Asking } from './ask.ts';

/** Looks at an answer. @throws Error if it is not the one that is expected, which ends a run */
export type Check = (answer: Buffer) => void;

/** An answer as long as the one that was checked. */
export const ofBytes =
  (expected: number): Check =>
  (answer) => {
    if (answer.length !== expected)
      throw new Error(`an answer of ${String(answer.length)} bytes where ${String(expected)} were checked`);
  };

/** An answer that is whole. */
export const whole: Check = (answer) => {
  if (answer.includes('"errors"'))
    throw new Error(`an answer with errors: ${answer.toString().slice(0, 400)}`);
};

/**
 * Asks some things by turns, again and again, some at once.
 *
 * @returns from sending to the last byte, in milliseconds, one for each request
 */
export const drive = async (
  asker: Asker,
  askings: readonly Asking[],
  check: Check,
  { atOnce, requests }: { readonly atOnce: number; readonly requests: number },
): Promise<readonly number[]> => {
  const latencies: number[] = [];
  let begun = 0;
  const one = async (): Promise<void> => {
    while (begun < requests) {
      const asking = askings[begun % askings.length];
      if (asking === undefined) throw new Error('there is nothing to ask');
      begun += 1;
      const at = performance.now();
      const answer = await asker.ask(asking);
      latencies.push(performance.now() - at);
      check(answer);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return latencies;
};
