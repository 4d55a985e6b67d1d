import { Pool } from 'undici';
import type { Dispatcher } from 'undici';

/** A question on its way to an engine: the same bytes each time. */
export interface Asking {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A way to ask one engine. */
export interface Asker {
  /** The answer's bytes. @throws Error unless the status is 200 */
  readonly ask: (asking: Asking) => Promise<Buffer>;
  readonly close: () => Promise<void>;
}

/** @param connections how many questions are under way at once */
export const openAsker = (url: string, connections: number): Asker => {
  const pool = new Pool(url, { connections, pipelining: 1, headersTimeout: 0, bodyTimeout: 0 });
  const options = (asking: Asking): Dispatcher.DispatchOptions => ({
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...asking.headers },
    body: asking.body,
  });
  return {
    ask: (asking) =>
      new Promise((resolve, reject) => {
        const chunks: Buffer[] = [];
        let status = 0;
        pool.dispatch(options(asking), {
          onRequestStart: () => undefined,
          onResponseStart: (_controller, statusCode) => {
            status = statusCode;
          },
          onResponseData: (_controller, chunk) => {
            chunks.push(chunk);
          },
          onResponseEnd: () => {
            const body = Buffer.concat(chunks);
            if (status === 200) resolve(body);
            else reject(new Error(`${url} answered ${String(status)}: ${body.toString().slice(0, 300)}`));
          },
          onResponseError: (_controller, error) => {
            reject(error);
          },
        });
      }),
    close: () => pool.destroy(),
  };
};
