import { describe, expect, it } from '@jest/globals';
import { JoinedReads } from '../../../gateway/operation/joined-reads.ts';
import type { WrittenAnswer } from '../../../gateway/written-answer.ts';

const answer = (text: string, codes: WrittenAnswer['codes'] = []): WrittenAnswer => ({ text, codes });

/** A read whose carrying out the test ends by hand. */
const readByHand = () => {
  const runs: { signal: AbortSignal; end: (given: WrittenAnswer) => void; fail: () => void }[] = [];
  const carryOut = (signal: AbortSignal): Promise<WrittenAnswer> =>
    new Promise((resolve, reject) => {
      runs.push({
        signal,
        end: resolve,
        fail: () => {
          reject(new Error('failed'));
        },
      });
    });
  return { runs, carryOut };
};
const staying = () => new AbortController().signal;
const soon = () => new Promise((resolve) => setTimeout(resolve, 0));
const later = () => new Promise((resolve) => setTimeout(resolve, 60));

describe('reads that are joined', () => {
  it('are carried out once for all who came while the one before was under way', async () => {
    const reads = new JoinedReads();
    const { runs, carryOut } = readByHand();
    const first = reads.take('k', staying(), carryOut);
    await soon();
    const others = Array.from({ length: 50 }, () => reads.take('k', staying(), carryOut));
    expect(runs).toHaveLength(1);
    runs[0]?.end(answer('one'));
    expect((await first).text).toBe('one');
    await soon();
    expect(runs).toHaveLength(2);
    runs[1]?.end(answer('two'));
    expect((await Promise.all(others)).every(({ text }) => text === 'two')).toBe(true);
    expect(runs).toHaveLength(2);
    expect(reads.size).toBe(0);
  });

  it('give nobody what was read before they asked', async () => {
    const reads = new JoinedReads();
    let stored = 'before';
    const read = async (): Promise<WrittenAnswer> => {
      const text = stored;
      await later();
      return answer(text);
    };
    const early = reads.take('k', staying(), read);
    await soon();
    stored = 'after';
    const late = reads.take('k', staying(), read);
    expect([(await early).text, (await late).text]).toEqual(['before', 'after']);
  });

  it('do not wait for long for one that takes its time', async () => {
    const reads = new JoinedReads();
    const { runs, carryOut } = readByHand();
    void reads.take('k', staying(), carryOut);
    await soon();
    const second = reads.take('k', staying(), carryOut);
    await later();
    expect(runs).toHaveLength(2);
    runs[1]?.end(answer('second'));
    expect((await second).text).toBe('second');
  });

  it('of different keys have nothing to do with each other', async () => {
    const reads = new JoinedReads();
    const { runs, carryOut } = readByHand();
    const two = [reads.take('a', staying(), carryOut), reads.take('b', staying(), carryOut)];
    await soon();
    expect(runs).toHaveLength(2);
    runs.forEach(({ end }, at) => {
      end(answer(String(at)));
    });
    expect((await Promise.all(two)).map(({ text }) => text)).toEqual(['0', '1']);
  });

  it.each<[string, (run: ReturnType<typeof readByHand>['runs'][number] | undefined) => void]>([
    [
      'fails',
      (run) => {
        run?.fail();
      },
    ],
    [
      'ends with an error',
      (run) => {
        run?.end(answer('faulty', ['TIMEOUT']));
      },
    ],
  ])('share nothing of a carrying out that %s', async (_what, spoil) => {
    const reads = new JoinedReads();
    const { runs, carryOut } = readByHand();
    const first = reads.take('k', staying(), carryOut);
    await soon();
    const others = [1, 2, 3].map(() => reads.take('k', staying(), carryOut));
    runs[0]?.end(answer('first'));
    await first;
    await soon();
    spoil(runs[1]);
    await soon();
    // At least the two who did not begin it ask alone.
    expect(runs.length).toBeGreaterThanOrEqual(4);
    for (const { end } of runs.slice(2)) end(answer('sound'));
    const texts = (await Promise.all(others)).map(({ text }) => text);
    expect(texts.slice(1)).toEqual(['sound', 'sound']);
    expect(reads.size).toBe(0);
  });

  it('go on for the others when one leaves, and stop when all have left', async () => {
    const reads = new JoinedReads();
    const { runs, carryOut } = readByHand();
    void reads.take('k', staying(), carryOut);
    await soon();
    const leaving = [new AbortController(), new AbortController()];
    const pair = leaving.map(({ signal }) => reads.take('k', signal, carryOut).catch(() => undefined));
    runs[0]?.end(answer('first'));
    await soon();
    const joined = runs[1];
    leaving[0]?.abort();
    await soon();
    expect(joined?.signal.aborted).toBe(false);
    leaving[1]?.abort();
    await soon();
    expect(joined?.signal.aborted).toBe(true);
    for (const { end } of runs.slice(1)) end(answer('nobody hears this'));
    await Promise.all(pair);
  });
});
