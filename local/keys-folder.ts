import { join } from 'node:path';
import type { Party } from '../schema/audience.ts';

/** Where each development key stands in the keys folder. */
export interface KeyFiles {
  /** The gateway's private keys, one for each party. */
  readonly gatewayKeys: string;
  /** Their public halves, which the subgraphs trust. */
  readonly gatewayTrust: string;
  /** What the passwords of the databases' readers are derived from. */
  readonly loginSecret: string;
  /** What the passwords of the relays' logins are derived from. */
  readonly relaySecret: string;
  /** The private key with which a party's relay signs webhooks. */
  readonly webhookKey: (party: Party) => string;
  /** The public halves of these, as a JSON Web Key Set, for the apps that receive webhooks. */
  readonly webhookKeySet: string;
  /** The identity provider's signing key. */
  readonly providerKeys: string;
  /** The private key with which a client of the identity provider shows who it is. */
  readonly clientKey: (tokenName: string) => string;
}

/** The folder for development keys inside the data folder. */
export const keysFolderIn = (dataFolder: string): string => join(dataFolder, 'keys');

/** The files of a keys folder. */
export const keyFiles = (folder: string): KeyFiles => ({
  gatewayKeys: join(folder, 'gateway-keys.json'),
  gatewayTrust: join(folder, 'gateway-trust.json'),
  loginSecret: join(folder, 'login-secret'),
  relaySecret: join(folder, 'relay-secret'),
  webhookKey: (party) => join(folder, `webhook-${party.toLowerCase()}.json`),
  webhookKeySet: join(folder, 'webhook-key-set.json'),
  providerKeys: join(folder, 'identity-provider-keys.json'),
  clientKey: (tokenName) => join(folder, `client-${tokenName}.json`),
});
