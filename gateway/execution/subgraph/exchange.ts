import type { Dispatcher, Pool } from 'undici';

/** How one HTTP exchange with a subgraph ended. */
export type Exchange =
  | { readonly ended: 'complete'; readonly status: number; readonly type: string; readonly body: Buffer }
  /** The time allowed for the whole exchange ran out. */
  | { readonly ended: 'timeout' }
  /** The caller no longer wants the answer. */
  | { readonly ended: 'abandoned' }
  /** The answer is larger than allowed, or encoded in a way that was not asked for. */
  | { readonly ended: 'refused' }
  /** The connection could not be made, or was lost; `reset` when it was lost before any answer. */
  | { readonly ended: 'lost'; readonly reset: boolean };

const resetCodes = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

const header = (headers: Record<string, string | string[] | undefined>, name: string): string => {
  const value = headers[name];
  return (Array.isArray(value) ? value.join(',') : value) ?? '';
};

/**
 * One POST over a pool, by undici's dispatcher: the body is gathered as it arrives and cut off when it grows
 * beyond `maxBytes`; the whole exchange is bounded by `timeoutMs`. Never rejects.
 */
export const exchange = (
  pool: Pool,
  request: {
    readonly path: string;
    readonly headers: Record<string, string>;
    readonly body: string;
    readonly timeoutMs: number;
    readonly maxBytes: number;
    readonly signal: AbortSignal;
  },
): Promise<Exchange> =>
  new Promise((resolve) => {
    const { signal, maxBytes } = request;
    let controller: Dispatcher.DispatchController | undefined;
    let settled = false;
    let status = 0;
    let type = '';
    let bytes = 0;
    const chunks: Buffer[] = [];

    const settle = (outcome: Exchange): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      resolve(outcome);
      if (outcome.ended !== 'complete' && outcome.ended !== 'lost')
        controller?.abort(new Error(outcome.ended));
    };
    const timer = setTimeout(() => {
      settle({ ended: 'timeout' });
    }, request.timeoutMs);
    const onAbort = (): void => {
      settle({ ended: 'abandoned' });
    };
    if (signal.aborted) {
      onAbort();
      return;
    }
    signal.addEventListener('abort', onAbort, { once: true });

    pool.dispatch(
      { method: 'POST', path: request.path, headers: request.headers, body: request.body },
      {
        onRequestStart: (given) => {
          controller = given;
          // It may have waited in the pool until nobody wanted it any more.
          if (settled) given.abort(new Error('settled'));
        },
        onResponseStart: (_controller, statusCode, headers) => {
          status = statusCode;
          type = header(headers, 'content-type');
          const encoding = header(headers, 'content-encoding');
          if (encoding !== '' && encoding !== 'identity') settle({ ended: 'refused' });
          if (Number(header(headers, 'content-length')) > maxBytes) settle({ ended: 'refused' });
        },
        onResponseData: (_controller, chunk) => {
          bytes += chunk.length;
          if (bytes > maxBytes) settle({ ended: 'refused' });
          else chunks.push(chunk);
        },
        onResponseEnd: () => {
          const [only] = chunks;
          const body = chunks.length === 1 && only ? only : Buffer.concat(chunks, bytes);
          settle({ ended: 'complete', status, type, body });
        },
        onResponseError: (_controller, error) => {
          settle({ ended: 'lost', reset: status === 0 && resetCodes.has(String(codeOf(error))) });
        },
      },
    );
  });
