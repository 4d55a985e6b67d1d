import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodeJwt, jwtVerify } from 'jose';
import type { CryptoKey, JWTPayload } from 'jose';

/** An app that takes webhooks. */
export interface WebhookReceiver {
  readonly url: string;
  /** What came, whatever was answered. */
  readonly came: { readonly type: string | undefined; readonly body: string; readonly claims: JWTPayload }[];
  /** How it answers from here on: with a status, by pointing elsewhere, or never. */
  readonly answer: (how: number | 'never') => void;
  /** Verifies that a text was signed by the key, for this address; gives what it says. */
  readonly verified: (body: string, key: CryptoKey) => Promise<JWTPayload>;
  readonly close: () => Promise<void>;
}

export const openWebhookReceiver = async (): Promise<WebhookReceiver> => {
  const came: WebhookReceiver['came'] = [];
  let how: number | 'never' = 204;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      came.push({ type: request.headers['content-type'], body, claims: decodeJwt(body) });
      if (how === 'never') return;
      response.writeHead(how, how === 307 ? { location: '/elsewhere' } : {}).end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/notices`;
  return {
    url,
    came,
    answer: (next) => {
      how = next;
    },
    verified: async (body, key) =>
      (
        await jwtVerify(body, key, {
          algorithms: ['EdDSA'],
          typ: 'kopuro-notice+jwt',
          audience: url,
          requiredClaims: ['exp', 'iat', 'jti'],
        })
      ).payload,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};
