import type { Asker, Asking } from './ask.ts';

/** What a stretch of load was. */
export interface Driven {
  readonly requests: number;
  /** From sending to the last byte, in milliseconds, one for each request. */
  readonly latencies: readonly number[];
}

/**
 * Asks one thing again and again, some at once, for a while.
 *
 * @param expectedBytes the length of the answer that was checked; any other ends the run
 * @param least how many requests at the least, however long they take
 */
export const drive = async (
  asker: Asker,
  asking: Asking,
  expectedBytes: number,
  { atOnce, forMs, least }: { readonly atOnce: number; readonly forMs: number; readonly least: number },
): Promise<Driven> => {
  const latencies: number[] = [];
  const until = performance.now() + forMs;
  let begun = 0;
  const one = async (): Promise<void> => {
    while (begun < least || performance.now() < until) {
      begun += 1;
      const at = performance.now();
      const answer = await asker.ask(asking);
      latencies.push(performance.now() - at);
      if (answer.length !== expectedBytes)
        throw new Error(`an answer of ${String(answer.length)} bytes where ${String(expectedBytes)} were checked`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return { requests: latencies.length, latencies };
};
