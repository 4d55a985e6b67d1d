import { readFileSync } from 'node:fs';
import type { SubgraphName } from '../../schema/read-subgraphs.ts';

/** A setting that is missing or cannot be used; its message names the setting and the mend. */
export class SettingFault extends Error {
  override readonly name = 'SettingFault';
}

/** Where a subgraph finds its database, and the secret from which its logins' passwords are made. */
export interface DatabaseSettings {
  readonly databaseUrl: string;
  readonly loginSecret: Buffer;
}

/** What a serving subgraph needs. */
export interface ServeSettings extends DatabaseSettings {
  readonly host: string;
  readonly port: number;
  readonly trustFile: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const required = (environment: Environment, name: string, what: string): string => {
  const value = environment[name];
  if (value === undefined || value === '') throw new SettingFault(`${name} is not set: give ${what}`);
  return value;
};

/** Reads a file that a setting names. */
export const readSettingFile = (name: string, path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new SettingFault(`${name} names ${path}, which cannot be read (${code}): give a file that this process may read`);
  }
};

/** The URL with the password of a file, so that a deployment need not write one into its environment. */
const withPassword = (url: string, path: string | undefined): string => {
  if (path === undefined || path === '') return url;
  const password = encodeURIComponent(readSettingFile('DATABASE_PASSWORD_FILE', path).trim());
  return url.replace(/^(postgres(?:ql)?:\/\/[^:@/]+)@/, `$1:${password}@`);
};

/** The settings of migration and import: a login that administers the database, and the login secret. */
export const readDatabaseSettings = (subgraph: SubgraphName, environment: Environment): DatabaseSettings => {
  const urlName = `${subgraph.toUpperCase()}_DATABASE_URL`;
  const url = required(environment, urlName, 'the URL of the database, postgres://LOGIN:PASSWORD@HOST:PORT/DATABASE');
  if (!/^postgres(ql)?:\/\/[^/]*\/[^/?]+/.test(url)) {
    throw new SettingFault(`${urlName} is no PostgreSQL URL: give postgres://LOGIN:PASSWORD@HOST:PORT/DATABASE`);
  }
  const databaseUrl = withPassword(url, environment['DATABASE_PASSWORD_FILE']);
  const path = required(environment, 'LOGIN_SECRET_FILE', 'a file with at least 32 random bytes in hexadecimal digits');
  const secret = readSettingFile('LOGIN_SECRET_FILE', path).trim();
  if (!/^([0-9a-f]{2}){32,}$/i.test(secret)) {
    throw new SettingFault('LOGIN_SECRET_FILE holds no secret: it takes at least 32 random bytes in hexadecimal digits');
  }
  return { databaseUrl, loginSecret: Buffer.from(secret, 'hex') };
};

/** The settings of a serving subgraph. */
export const readServeSettings = (
  subgraph: SubgraphName,
  defaultPort: number,
  environment: Environment,
): ServeSettings => {
  const port = environment['PORT'] ?? String(defaultPort);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new SettingFault(`PORT is ${port}: give a number from 0 to 65535`);
  }
  return {
    ...readDatabaseSettings(subgraph, environment),
    host: environment['HOST'] ?? '127.0.0.1',
    port: Number(port),
    trustFile: required(environment, 'GATEWAY_TRUST_FILE', 'the file of the gateway keys that this subgraph trusts'),
  };
};
