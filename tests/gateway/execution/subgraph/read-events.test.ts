import { describe, expect, it } from '@jest/globals';
import { UnusableEvent, readEvents } from '../../../../gateway/execution/subgraph/read-events.ts';

const read = async (chunks: readonly Buffer[], maxBytes = 1_000): Promise<unknown[]> => {
  const events: unknown[] = [];
  // eslint-disable-next-line @typescript-eslint/require-await -- a stream of what is there already
  const source = (async function* () {
    yield* chunks;
  })();
  for await (const event of readEvents(source, maxBytes)) events.push(event);
  return events;
};

describe('a stream of events', () => {
  const text = ':\n\ndata: {"a":"青葉"}\n\n:\n\nid: 7\ndata: [1,\ndata: 2]\n\nevent: other\n\n';
  it('is read alike however it is cut, letters in two included', async () => {
    const bytes = Buffer.from(text);
    for (let size = 1; size <= bytes.length; size += 1) {
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        bytes.subarray(at * size, (at + 1) * size),
      );
      expect(await read(chunks)).toEqual([{ a: '青葉' }, [1, 2]]);
    }
  });

  it('leaves out an event that was cut off', async () => {
    expect(await read([Buffer.from('data: 1\n\ndata: 2\n')])).toEqual([1]);
  });

  it.each([
    ['is no JSON', 'data: {\n\n'],
    ['is too large', `data: "${'x'.repeat(2_000)}`],
  ])('ends with an event that %s', async (_what, sent) => {
    await expect(read([Buffer.from(sent)])).rejects.toThrow(UnusableEvent);
  });
});
