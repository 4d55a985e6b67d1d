import { createServer } from 'node:http';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import type { CryptoKey, JWTHeaderParameters } from 'jose';
import { listen, shut } from './stub-subgraph.ts';

export interface TokenIssuer {
  readonly url: string;
  readonly privateKey: CryptoKey;
  /** How often the keys were fetched. */
  readonly fetches: () => number;
  /** Whether the keys are served; an outage can be made. */
  available: boolean;
  /** A token as the issuer makes it, with anything changed; `undefined` leaves a claim out. */
  readonly token: (
    name: string,
    change?: {
      claims?: Record<string, unknown>;
      header?: Partial<JWTHeaderParameters>;
      key?: CryptoKey | Uint8Array;
    },
  ) => Promise<string>;
  readonly close: () => Promise<void>;
}

export const tokenAudience = 'urn:kopuro:gateway';

export const openTokenIssuer = async (): Promise<TokenIssuer> => {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'issuer-1', alg: 'ES256', use: 'sig' };
  let fetches = 0;
  const state = { available: true };
  const server = createServer((_request, response) => {
    fetches += 1;
    response.writeHead(state.available ? 200 : 503, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ keys: [jwk] }));
  });
  const url = await listen(server);
  return Object.assign(state, {
    url,
    privateKey,
    fetches: () => fetches,
    token: (name: string, change: Parameters<TokenIssuer['token']>[1] = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const claims: Record<string, unknown> = {
        iss: url,
        aud: tokenAudience,
        sub: name,
        client_id: name,
        scope: 'openid kopuro',
        iat: now,
        exp: now + 600,
        ...change.claims,
      };
      return new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', kid: 'issuer-1', typ: 'at+jwt', ...change.header })
        .sign(change.key ?? privateKey);
    },
    close: () => shut(server),
  });
};
