/** Thrown where a stream holds an event larger than allowed, or one that is no JSON. */
export class UnusableEvent extends Error {}

/**
 * The events of a stream of Server-Sent Events, as parsed JSON; comments are passed over. Only `data` is read, which is all
 * that our subgraphs send.
 *
 * @param maxBytes the most that may wait for the end of an event
 * @throws UnusableEvent
 */
export async function* readEvents(
  chunks: AsyncIterable<Buffer>,
  maxBytes: number,
): AsyncGenerator<unknown, void, undefined> {
  const decoder = new TextDecoder();
  let waiting = '';
  for await (const chunk of chunks) {
    waiting += decoder.decode(chunk, { stream: true });
    for (let end = waiting.indexOf('\n\n'); end >= 0; end = waiting.indexOf('\n\n')) {
      const lines = waiting.slice(0, end).split('\n');
      waiting = waiting.slice(end + 2);
      const data = lines.filter((line) => line.startsWith('data:')).map((line) => line.slice(5).trimStart());
      if (data.length > 0) yield parsed(data.join('\n'));
    }
    if (waiting.length > maxBytes) throw new UnusableEvent('an event is too large');
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new UnusableEvent('an event is no JSON');
  }
};
