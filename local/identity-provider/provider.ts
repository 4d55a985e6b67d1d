import { Provider, errors } from 'oidc-provider';
import type { Configuration } from 'oidc-provider';
import { publicPart, tokenNames } from './provider-keys.ts';
import type { ProviderKeys } from './provider-keys.ts';

/** The resource that tokens are for: this gateway. */
export const gatewayResource = 'urn:kopuro:gateway';

/** How long a token lives, in seconds. */
const tokenLife = 3_600;

/**
 * The development identity provider: gives machine tokens to the clients that it knows by their keys, for this gateway
 * alone. It stands in for the ministries' own providers and is never used outside development.
 */
export const developmentProvider = (issuer: string, keys: ProviderKeys): Provider => {
  const configuration: Configuration = {
    jwks: { keys: [keys.signing] },
    clients: tokenNames.flatMap((name) => {
      const key = keys.clients[name];
      return key === undefined
        ? []
        : [
            {
              client_id: name,
              grant_types: ['client_credentials'],
              response_types: [],
              redirect_uris: [],
              scope: 'kopuro',
              token_endpoint_auth_method: 'private_key_jwt' as const,
              token_endpoint_auth_signing_alg: 'ES256' as const,
              id_token_signed_response_alg: 'ES256' as const,
              jwks: { keys: [publicPart(key)] },
            },
          ];
    }),
    clientAuthMethods: ['private_key_jwt'],
    enabledJWA: { clientAuthSigningAlgValues: ['ES256'] },
    scopes: ['kopuro'],
    ttl: { ClientCredentials: tokenLife },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => gatewayResource,
        useGrantedResource: () => true,
        getResourceServerInfo: (_context, resource) => {
          if (resource !== gatewayResource) throw new errors.InvalidTarget();
          return {
            scope: 'kopuro',
            audience: gatewayResource,
            accessTokenTTL: tokenLife,
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg: 'ES256' } },
          };
        },
      },
    },
    // A token's subject is its client: a machine speaks for an agency, never for a person.
    extraTokenClaims: (_context, token) =>
      'clientId' in token && typeof token.clientId === 'string' ? { sub: token.clientId } : undefined,
    renderError: (context, out) => {
      context.type = 'text/plain';
      context.body = out.error;
    },
  };
  return new Provider(issuer, configuration);
};
