import { randomUUID } from 'node:crypto';
import { importJWK, SignJWT } from 'jose';
import { Fault } from '../fault.ts';
import { gatewayResource } from '../identity-provider/provider.ts';
import type { PrivateJwk } from '../identity-provider/provider-keys.ts';

const notRunning = (issuer: string): Fault =>
  new Fault(
    `the identity provider does not answer at ${issuer}`,
    'Run npm start first, and leave it running.',
  );

/**
 * Asks the development identity provider for an access token by client credentials, proving the client by its key
 * (RFC 7523, private_key_jwt).
 * @throws Fault where the provider does not answer, or refuses
 */
export const requestToken = async (issuer: string, client: string, key: PrivateJwk): Promise<string> => {
  const assertion = await new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', kid: key.kid })
    .setIssuer(client)
    .setSubject(client)
    .setAudience(issuer)
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime('1m')
    .sign(await importJWK(key, 'ES256'));
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      scope: 'kopuro',
      resource: gatewayResource,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    }),
  }).catch(() => {
    throw notRunning(issuer);
  });
  const answer = (await response.json().catch(() => ({}))) as { access_token?: string; error?: string };
  if (answer.access_token === undefined) {
    throw new Fault(
      `the identity provider at ${issuer} gives no token for ${client} (${answer.error ?? String(response.status)})`,
      'It was probably started with another DATA_FOLDER; use the same one.',
    );
  }
  return answer.access_token;
};
