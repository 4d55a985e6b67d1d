import type { Socket } from 'node:net';

const statusOf: ReadonlyMap<string, string> = new Map([
  ['HPE_HEADER_OVERFLOW', '431 Request Header Fields Too Large'],
  ['ERR_HTTP_REQUEST_TIMEOUT', '408 Request Timeout'],
]);

/** The body of the answer to what is no request that can be read. */
export const notWellFormed = JSON.stringify({
  errors: [{ message: 'The request is not well formed.', extensions: { code: 'BAD_REQUEST' } }],
});

/** Answers what is no HTTP request at all, in the same shape as every other failure, and hangs up. */
export const refuseSocket = (error: Error & { readonly code?: string }, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = statusOf.get(error.code ?? '') ?? '400 Bad Request';
  socket.end(
    [
      `HTTP/1.1 ${status}`,
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${String(Buffer.byteLength(notWellFormed))}`,
      'Cache-Control: no-store',
      'Connection: close',
      '',
      notWellFormed,
    ].join('\r\n'),
  );
};
