import type { Asker, Asking } from './ask.ts';

/**
 * Asks one thing again and again, some at once.
 *
 * @param expectedBytes the length of the answer that was checked; any other ends the run
 * @returns from sending to the last byte, in milliseconds, one for each request
 */
export const drive = async (
  asker: Asker,
  asking: Asking,
  expectedBytes: number,
  { atOnce, requests }: { readonly atOnce: number; readonly requests: number },
): Promise<readonly number[]> => {
  const latencies: number[] = [];
  let begun = 0;
  const one = async (): Promise<void> => {
    while (begun < requests) {
      begun += 1;
      const at = performance.now();
      const answer = await asker.ask(asking);
      latencies.push(performance.now() - at);
      if (answer.length !== expectedBytes)
        throw new Error(
          `an answer of ${String(answer.length)} bytes where ${String(expectedBytes)} were checked`,
        );
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return latencies;
};
