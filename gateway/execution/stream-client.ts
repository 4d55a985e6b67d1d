import { readEvents } from './subgraph/read-events.ts';
import { SubgraphFailure } from './subgraph-failure.ts';

/** The header in which a subgraph tells under which id a stream's clearance is renewed. */
const streamHeader = 'kopuro-stream';
/** Well before a clearance of 60 seconds expires, and no later than its next one is signed. */
const usualRenewalMs = 20_000;
/** A subgraph says that it lives every ten seconds. */
const silenceMs = 30_000;
const openingMs = 5_000;
const largestEventBytes = 8 * 1024 * 1024;

/** Follows the subgraphs' streams over HTTP. */
export interface StreamClient {
  /**
   * The events of a stream, as parsed JSON of any shape, until the subgraph ends it or `signal` aborts.
   *
   * @param headers made anew whenever the caller's clearance is renewed
   * @throws SubgraphFailure where the stream could not be opened, or was lost
   */
  readonly open: (
    subgraph: string,
    body: string,
    headers: () => Promise<Readonly<Record<string, string>>>,
    signal: AbortSignal,
  ) => AsyncGenerator<unknown, void, undefined>;
  readonly close: () => Promise<void>;
}

/**
 * Opens a client for the subgraphs' streams, apart from that for questions: a stream keeps its connection.
 *
 * @param urls the GraphQL address of each subgraph by its name
 * @param renewalMs how often a stream's clearance is renewed, in milliseconds
 */
export const openStreamClient = (
  urls: Readonly<Record<string, string>>,
  renewalMs: number = usualRenewalMs,
): StreamClient => {
  // Loaded for the first stream: no other answer waits for it.
  const connect = async () => {
    const { Agent, request } = await import('undici');
    const dispatcher = new Agent({
      headersTimeout: openingMs,
      bodyTimeout: silenceMs,
      connect: { timeout: openingMs },
    });
    return { request, dispatcher };
  };
  let connected: ReturnType<typeof connect> | undefined;

  const renew = async (
    url: string,
    id: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<boolean> => {
    const { request, dispatcher } = await (connected ??= connect());
    const { statusCode, body } = await request(`${url}/streams/${encodeURIComponent(id)}`, {
      method: 'POST',
      headers,
      dispatcher,
    });
    await body.dump();
    return statusCode === 200;
  };

  async function* open(
    ...[subgraph, body, headers, signal]: Parameters<StreamClient['open']>
  ): AsyncGenerator<unknown, void, undefined> {
    const url = Object.hasOwn(urls, subgraph) ? urls[subgraph] : undefined;
    if (url === undefined) throw new SubgraphFailure('SUBGRAPH_UNAVAILABLE', subgraph);
    const lost = new AbortController();
    let renewal: NodeJS.Timeout | undefined;
    try {
      const { request, dispatcher } = await (connected ??= connect());
      const response = await request(url, {
        method: 'POST',
        headers: {
          ...(await headers()),
          'content-type': 'application/json',
          accept: 'text/event-stream',
        },
        body,
        signal: AbortSignal.any([signal, lost.signal]),
        dispatcher,
      });
      const id = response.headers[streamHeader];
      if (response.statusCode !== 200 || typeof id !== 'string') {
        // Nobody reads it; that it is cut off is no fault.
        response.body.once('error', () => undefined);
        throw new SubgraphFailure('SUBGRAPH_UNAVAILABLE', subgraph);
      }
      renewal = setInterval(() => {
        headers()
          .then((fresh) => renew(url, id, fresh))
          .catch(() => false)
          .then((renewed) => {
            if (!renewed) lost.abort();
          })
          .catch(() => undefined);
      }, renewalMs);
      yield* readEvents(response.body, largestEventBytes);
    } catch (error) {
      if (signal.aborted) return;
      throw error instanceof SubgraphFailure ? error : new SubgraphFailure('SUBGRAPH_UNAVAILABLE', subgraph);
    } finally {
      clearInterval(renewal);
      lost.abort();
    }
  }
  return { open, close: async () => (await connected)?.dispatcher.destroy() };
};
