import type { Pool } from 'undici';

/** One request as it is sent, to every world alike. */
export interface Asked {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: string;
  readonly accept?: string;
  readonly authorization: string | undefined;
}

/** What came back, as far as worlds are compared by it. */
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The headers that a caller could learn from. The date and the request's id are left out: no two answers share them. */
const compared = [
  'content-type',
  'content-length',
  'cache-control',
  'vary',
  'allow',
  'www-authenticate',
  'etag',
  'retry-after',
  'x-content-type-options',
] as const;

/** For how long a stream that stays open is listened to: worlds stand still, so that nothing more is to come. */
const patienceMs = 400;

const listened = async (
  body: AsyncIterable<Buffer> & { readonly destroy: () => unknown },
): Promise<string> => {
  let text = '';
  const timer = setTimeout(() => body.destroy(), patienceMs);
  try {
    for await (const chunk of body) text += chunk.toString('utf8');
  } catch {
    text += '(still open)';
  } finally {
    clearTimeout(timer);
  }
  return text;
};

/** Sends one request over real HTTP. */
export const ask = async (pool: Pool, asked: Asked): Promise<Answered> => {
  const { statusCode, headers, body } = await pool.request({
    method: asked.method,
    path: asked.path,
    headers: {
      ...(asked.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(asked.accept === undefined ? {} : { accept: asked.accept }),
      ...(asked.authorization === undefined ? {} : { authorization: asked.authorization }),
    },
    ...(asked.body === undefined ? {} : { body: asked.body }),
  });
  const isStream = String(headers['content-type']).startsWith('text/event-stream');
  return {
    status: statusCode,
    headers: Object.fromEntries(compared.map((name) => [name, String(headers[name] ?? '')])),
    body: await (isStream ? listened(body) : body.text()),
  };
};

/** What differs between two answers, or undefined. */
export const difference = (left: Answered, right: Answered): string | undefined => {
  if (left.status !== right.status) return 'status';
  const header = compared.find((name) => left.headers[name] !== right.headers[name]);
  if (left.body !== right.body) return 'body';
  return header;
};
