import { readFileSync } from 'node:fs';
import type { SubgraphName } from '../../schema/read-subgraphs.ts';
import { errorCode } from './error-code.ts';

/** A setting that is missing or cannot be used; its message names the setting and the mend. */
export class SettingFault extends Error {
  override readonly name = 'SettingFault';
}

/** Where a subgraph finds its database, and the secret from which its logins' passwords are made. */
export interface DatabaseSettings {
  readonly databaseUrl: string;
  readonly loginSecret: Buffer;
}

/** What a migration needs: without the relays' secret, none of their logins gets a password. */
export interface MigrationSettings extends DatabaseSettings {
  readonly relaySecret?: Buffer;
}

/** What a relay needs of each database: of its logins, its own alone. */
export interface RelaySettings {
  readonly databaseUrl: string;
  readonly relaySecret: Buffer;
}

/** What a serving subgraph needs. */
export interface ServeSettings extends DatabaseSettings {
  readonly host: string;
  readonly port: number;
  readonly trustFile: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** A setting's value; one that is empty counts as not set. */
const optional = (environment: Environment, name: string): string | undefined => {
  const value = environment[name];
  return value === '' ? undefined : value;
};

const required = (environment: Environment, name: string, what: string): string => {
  const value = optional(environment, name);
  if (value === undefined) throw new SettingFault(`${name} is not set: give ${what}`);
  return value;
};

/** The text of a file that a setting names. */
export const readSettingFile = (name: string, path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = errorCode(error) ?? 'unreadable';
    throw new SettingFault(
      `${name} names ${path}, which cannot be read (${code}): give a file that this process may read`,
    );
  }
};

const urlForm = 'postgres://LOGIN:PASSWORD@HOST:PORT/DATABASE';

const readDatabaseUrl = (name: string, environment: Environment): string => {
  const text = required(environment, name, `the URL of the database, ${urlForm}`);
  // The folder of a socket stands in the query, with no host before it: no general parser of URLs reads that.
  if (!/^postgres(ql)?:\/\/[^/]*\/[^/?]+/.test(text)) {
    throw new SettingFault(`${name} is no PostgreSQL URL: give ${urlForm}`);
  }
  const file = optional(environment, 'DATABASE_PASSWORD_FILE');
  if (file === undefined) return text;
  // So that a deployment need not write its password into the environment.
  const password = encodeURIComponent(readSettingFile('DATABASE_PASSWORD_FILE', file).trim());
  return text.replace(/^(postgres(?:ql)?:\/\/[^:@/]+)@/, (_, login: string) => `${login}:${password}@`);
};

const secretForm = 'at least 32 random bytes in hexadecimal digits';

const readSecret = (name: 'LOGIN_SECRET_FILE' | 'RELAY_SECRET_FILE', environment: Environment): Buffer => {
  const path = required(environment, name, `a file with ${secretForm}`);
  const secret = readSettingFile(name, path).trim();
  if (!/^([0-9a-f]{2}){32,}$/i.test(secret)) {
    throw new SettingFault(`${name} (${path}) holds no secret: give a file with ${secretForm}`);
  }
  return Buffer.from(secret, 'hex');
};

const databaseUrlOf = (subgraph: SubgraphName, environment: Environment): string =>
  readDatabaseUrl(`${subgraph.toUpperCase()}_DATABASE_URL`, environment);

/** The settings of an import: a login that administers the database, and the login secret. */
export const readDatabaseSettings = (subgraph: SubgraphName, environment: Environment): DatabaseSettings => ({
  databaseUrl: databaseUrlOf(subgraph, environment),
  loginSecret: readSecret('LOGIN_SECRET_FILE', environment),
});

/** The settings of a migration: those of an import, and the secret of the relays where there are any. */
export const readMigrationSettings = (
  subgraph: SubgraphName,
  environment: Environment,
): MigrationSettings => ({
  ...readDatabaseSettings(subgraph, environment),
  ...(optional(environment, 'RELAY_SECRET_FILE') !== undefined && {
    relaySecret: readSecret('RELAY_SECRET_FILE', environment),
  }),
});

/** The settings of a relay for one of the databases between which it carries. */
export const readRelaySettings = (subgraph: SubgraphName, environment: Environment): RelaySettings => ({
  databaseUrl: databaseUrlOf(subgraph, environment),
  relaySecret: readSecret('RELAY_SECRET_FILE', environment),
});

/** The settings of a serving subgraph. */
export const readServeSettings = (
  subgraph: SubgraphName,
  defaultPort: number,
  environment: Environment,
): ServeSettings => {
  const port = optional(environment, 'PORT') ?? String(defaultPort);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new SettingFault(`PORT is ${port}: give a number from 0 to 65535`);
  }
  return {
    ...readDatabaseSettings(subgraph, environment),
    host: optional(environment, 'HOST') ?? '127.0.0.1',
    port: Number(port),
    trustFile: required(
      environment,
      'GATEWAY_TRUST_FILE',
      'the file of the gateway keys that this subgraph trusts',
    ),
  };
};
