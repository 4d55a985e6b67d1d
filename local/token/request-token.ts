import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { SignJWT, importJWK, type JWK } from 'jose';
import { Fault } from '../fault.ts';
import { keyFiles } from '../keys-folder.ts';
import { systemCode } from '../system-error.ts';
import { tokenAudience } from '../token-audience.ts';

/** Who asks whom for a token. */
export interface TokenRequest {
  /** The identity provider's address. */
  readonly issuer: string;
  readonly keysFolder: string;
  readonly name: string;
}

const startFirst = 'Start Köpürö first (npm start) and leave it running; then ask again in another terminal.';

/**
 * Asks the development identity provider for an access token, as a ministry's system would ask its own.
 * @throws Fault when the provider does not run, or refuses
 */
export const requestToken = async (request: TokenRequest): Promise<string> => {
  const response = await ask(request, await assertionOf(request));
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok && hasText(answer, 'access_token')) return answer.access_token;
  throw new Fault(
    `what listens at ${request.issuer} gave no token${hasText(answer, 'error') ? ` (${answer.error})` : ''}`,
    'If it is another program, or runs with another DATA_FOLDER, set IDENTITY_PROVIDER_PORT and DATA_FOLDER as for npm start.',
  );
};

const assertionOf = async ({ issuer, keysFolder, name }: TokenRequest): Promise<string> => {
  const key = readKey(keyFiles(keysFolder).clientKey(name));
  return new SignJWT({ jti: randomUUID() })
    .setProtectedHeader({ alg: 'ES256', ...(key.kid !== undefined && { kid: key.kid }) })
    .setIssuer(name)
    .setSubject(name)
    .setAudience(issuer)
    .setIssuedAt()
    .setExpirationTime('1m')
    .sign(await importJWK(key, 'ES256'));
};

const readKey = (file: string): JWK => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as JWK;
  } catch (thrown) {
    const reason = systemCode(thrown);
    if (reason === 'ENOENT') throw new Fault('there is no development key yet', startFirst);
    if (reason === 'EACCES')
      throw new Fault(`the key \`${file}\` belongs to another user`, 'Ask as the user who ran npm start.');
    throw new Fault(`\`${file}\` holds no key`, 'Delete it and start Köpürö again (npm start).');
  }
};

const ask = async ({ issuer }: TokenRequest, assertion: string): Promise<Response> => {
  try {
    return await fetch(`${issuer}/token`, {
      method: 'POST',
      signal: AbortSignal.timeout(10_000),
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
        resource: tokenAudience.resource,
        scope: tokenAudience.scope,
      }),
    });
  } catch {
    throw new Fault(`the development identity provider does not answer at ${issuer}`, startFirst);
  }
};

const hasText = <Name extends string>(value: unknown, name: Name): value is Record<Name, string> =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Partial<Record<Name, unknown>>)[name] === 'string';
