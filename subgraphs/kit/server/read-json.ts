import type { IncomingMessage } from 'node:http';

/** Larger than any question a gateway asks; its own callers may send it 2 MB. */
const largestBody = 4 * 1024 * 1024;

/** The parsed body of a request, or the status that refuses it and why. */
export type ReadBody =
  | { readonly outcome: 'read'; readonly value: unknown }
  | { readonly outcome: 'refused'; readonly status: number; readonly message: string };

const refused = (status: number, message: string): ReadBody => ({ outcome: 'refused', status, message });

/**
 * Reads a request's body as JSON in UTF-8. One that is too large is taken to its end and forgotten, so that its sender
 * reads the refusal; how long that may last is the server's own time limit.
 */
export const readJson = async (request: IncomingMessage): Promise<ReadBody> => {
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    return refused(415, 'the body must be application/json');
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= largestBody) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (size > largestBody) return refused(413, `the body is larger than ${String(largestBody)} bytes`);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
    return { outcome: 'read', value: JSON.parse(text) as unknown };
  } catch {
    return refused(400, 'the body is not JSON in UTF-8');
  }
};
