import { createHmac } from 'node:crypto';
import { Provider, errors, type Configuration } from 'oidc-provider';
import type { JWK } from 'jose';
import { tokenAudience } from '../token-audience.ts';
import type { ProviderKeys } from './provider-keys.ts';

const tokenLifeSeconds = 3_600;

/**
 * The development issuer: access tokens for invented systems only, each of which shows who it is by a signed assertion
 * (private_key_jwt), as a ministry's own provider would ask. It signs nobody in.
 */
export const openProvider = (issuer: string, keys: ProviderKeys): Provider => {
  const provider = new Provider(issuer, configurationWith(keys));
  provider.use(async (context, next) => {
    if (context.path === '/health/ready') {
      context.body = { status: 'ready' };
      return;
    }
    await next();
    // The library leaves an unknown path without an answer of its own.
    if (context.status === 404 && context.body === undefined) {
      context.status = 404; // Else a body alone would make it 200.
      context.body = { error: 'not_found' };
    }
  });
  return provider;
};

const configurationWith = ({ signing, clients }: ProviderKeys): Configuration => ({
  clients: [...clients].map(([name, key]) => ({
    client_id: name,
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    scope: tokenAudience.scope,
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: 'ES256',
    id_token_signed_response_alg: 'ES256', // None is issued; the library's default is not enabled here.
    jwks: { keys: [key] },
  })),
  jwks: { keys: [signing] },
  cookies: { keys: [derived(signing, 'cookies')] },
  clientAuthMethods: ['private_key_jwt'],
  enabledJWA: { clientAuthSigningAlgValues: ['ES256'], idTokenSigningAlgValues: ['ES256'] },
  responseTypes: ['none'],
  scopes: [tokenAudience.scope],
  pkce: { required: () => true },
  ttl: { ClientCredentials: tokenLifeSeconds },
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    userinfo: { enabled: false },
    rpInitiatedLogout: { enabled: false },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => tokenAudience.resource,
      useGrantedResource: () => true,
      getResourceServerInfo: (_context, resource) => {
        if (resource !== tokenAudience.resource) throw new errors.InvalidTarget();
        return {
          audience: tokenAudience.resource,
          scope: tokenAudience.scope,
          accessTokenTTL: tokenLifeSeconds,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'ES256' } },
        };
      },
    },
  },
  // A page for people would have to escape what it repeats; this one repeats nothing but the code, as JSON.
  renderError: (context, { error }) => {
    context.type = 'json';
    context.body = { error };
  },
});

const derived = (key: JWK, purpose: string): string =>
  createHmac('sha256', key.d ?? '')
    .update(purpose)
    .digest('hex');
