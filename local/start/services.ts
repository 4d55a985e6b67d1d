import { join } from 'node:path';
import { databaseEnvironment } from '../database-environment.ts';
import { tokenAudience } from '../token-audience.ts';
import type { KeyFiles } from '../keys-folder.ts';
import { countries, databaseSettings } from '../settings.ts';
import type { Country, StackSettings } from '../settings.ts';
import type { Service } from './supervised-process.ts';

/** The addresses on which a stack answers. */
export interface Addresses {
  readonly gateway: string;
  readonly identityProvider: string;
  /** Each subgraph's GraphQL address. */
  readonly subgraphs: Readonly<Record<Country, string>>;
}

const loopback = '127.0.0.1';
/** Whoever tries webhooks out does so on this machine. */
const tryingWebhooks = { WEBHOOK_REACH: 'anywhere' };
const everywhere = new Set(['0.0.0.0', '::']);

/** Where each part of a stack with these settings answers. */
export const addressesOf = ({ host, ports }: Pick<StackSettings, 'host' | 'ports'>): Addresses => {
  const at = (port: number, name = loopback): string =>
    `http://${name.includes(':') ? `[${name}]` : name}:${String(port)}`;
  return {
    gateway: at(ports.gateway, everywhere.has(host) ? loopback : host),
    identityProvider: at(ports.identityProvider),
    subgraphs: {
      japan: `${at(ports.japan)}/graphql`,
      kyrgyzstan: `${at(ports.kyrgyzstan)}/graphql`,
      cooperation: `${at(ports.cooperation)}/graphql`,
    },
  };
};

/** The development identity provider. */
export const identityProviderService = (settings: StackSettings, keysFolder: string): Service => ({
  title: 'the development identity provider',
  entry: 'local/identity-provider/main.ts',
  readyUrl: `${addressesOf(settings).identityProvider}/health/ready`,
  environment: { PORT: String(settings.ports.identityProvider), KEYS_FOLDER: keysFolder },
});

/** The gateway, with development keys for both parties. */
export const gatewayService = (settings: StackSettings, keys: KeyFiles): Service => {
  const { gateway, identityProvider, subgraphs } = addressesOf(settings);
  return {
    title: 'the gateway',
    entry: 'gateway/main.ts',
    readyUrl: `${gateway}/health/ready`,
    environment: {
      PORT: String(settings.ports.gateway),
      HOST: settings.host,
      JAPAN_SUBGRAPH_URL: subgraphs.japan,
      KYRGYZSTAN_SUBGRAPH_URL: subgraphs.kyrgyzstan,
      COOPERATION_SUBGRAPH_URL: subgraphs.cooperation,
      TOKEN_ISSUER: identityProvider,
      TOKEN_AUDIENCE: tokenAudience.resource,
      GATEWAY_KEYS_FILE: keys.gatewayKeys,
      // All who ask come from this machine, and count as one.
      ANONYMOUS_REQUESTS_PER_MINUTE: process.env['ANONYMOUS_REQUESTS_PER_MINUTE'] ?? '0',
      ACCEPTED_SUPERGRAPHS_FILE: join(settings.dataFolder, 'accepted-supergraphs'),
    },
  };
};

/** A country's subgraph. */
export const subgraphService = (
  settings: StackSettings,
  country: Country,
  url: string,
  keys: KeyFiles,
): Service => ({
  title: `the ${country} subgraph`,
  entry: `subgraphs/${country}/main.ts`,
  readyUrl: addressesOf(settings).subgraphs[country].replace('/graphql', '/health/ready'),
  environment: {
    ...databaseEnvironment(country, url, keys),
    PORT: String(settings.ports[country]),
    HOST: loopback,
    GATEWAY_TRUST_FILE: keys.gatewayTrust,
    ...tryingWebhooks,
  },
});

/** The relay that carries to a party what the other side's acts owe it. */
export const relayService = (
  receiver: 'japan' | 'kyrgyzstan',
  urls: Readonly<Record<Country, string>>,
  keys: KeyFiles,
): Service => ({
  title: `the relay to ${receiver}`,
  entry: `subgraphs/${receiver}/relay.ts`,
  environment: {
    ...Object.fromEntries(countries.map((country) => [databaseSettings[country], urls[country]])),
    RELAY_SECRET_FILE: keys.relaySecret,
    WEBHOOK_KEY_FILE: keys.webhookKey(receiver === 'japan' ? 'JAPAN' : 'KYRGYZSTAN'),
    ...tryingWebhooks,
  },
});
