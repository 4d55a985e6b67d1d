import { resolve } from 'node:path';
import { Fault } from './fault.ts';
import { projectFolder } from './project-folder.ts';

/** The databases, each of its own subgraph. */
export const countries = ['japan', 'kyrgyzstan', 'cooperation'] as const;
export type Country = (typeof countries)[number];

/** Everything that listens on a port. */
export const portNames = ['gateway', ...countries, 'identityProvider'] as const;
export type PortName = (typeof portNames)[number];

/** The setting of each port, and the port without it. */
export const portSettings: Readonly<Record<PortName, { readonly setting: string; readonly usual: number }>> =
  {
    gateway: { setting: 'PORT', usual: 4000 },
    japan: { setting: 'JAPAN_SUBGRAPH_PORT', usual: 4001 },
    kyrgyzstan: { setting: 'KYRGYZSTAN_SUBGRAPH_PORT', usual: 4002 },
    cooperation: { setting: 'COOPERATION_SUBGRAPH_PORT', usual: 4003 },
    identityProvider: { setting: 'IDENTITY_PROVIDER_PORT', usual: 4010 },
  };

/** The setting that names a real database in place of the embedded one. */
export const databaseSettings: Readonly<Record<Country, string>> = {
  japan: 'JAPAN_DATABASE_URL',
  kyrgyzstan: 'KYRGYZSTAN_DATABASE_URL',
  cooperation: 'COOPERATION_DATABASE_URL',
};

/** The variables that a process was started with. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What one machine's stack is started with. */
export interface StackSettings {
  /** Absolute path of the folder for the databases, keys and logs. */
  readonly dataFolder: string;
  /** The address on which the gateway listens; all else listens on the loopback address only. */
  readonly host: string;
  readonly ports: Readonly<Record<PortName, number>>;
  /** The administrating URL of each database that is not embedded. */
  readonly databaseUrls: Readonly<Partial<Record<Country, string>>>;
  /** Whether to load invented records once; unset, only where no real database holds tables already. */
  readonly demonstration: 'on' | 'off' | 'unset';
  /** Whether commits of the embedded database survive a crash of the machine; tests do without. */
  readonly durable: boolean;
}

/**
 * Reads and checks all settings at once.
 * @throws Fault that names every setting at fault
 */
export const readSettings = (environment: Environment): StackSettings => {
  const faults: string[] = [];
  const ports = Object.fromEntries(
    portNames.map((name) => [name, readPort(name, environment, faults)]),
  ) as Record<PortName, number>;
  for (const [name, port] of Object.entries(ports) as [PortName, number][]) {
    const first = portNames.find((other) => ports[other] === port);
    if (first !== undefined && first !== name)
      faults.push(
        `${portSettings[first].setting} and ${portSettings[name].setting} are both ${String(port)}`,
      );
  }
  const databaseUrls: Partial<Record<Country, string>> = {};
  for (const country of countries) {
    const url = given(databaseSettings[country], environment);
    if (url === undefined) continue;
    if (isPostgresUrl(url)) databaseUrls[country] = url;
    else
      faults.push(
        `${databaseSettings[country]} must be a URL as in postgres://user:password@host:5432/database`,
      );
  }
  const demonstration = given('DEMONSTRATION', environment) ?? 'unset';
  if (!isChoice(demonstration)) faults.push('DEMONSTRATION must be `on` or `off`');
  if (faults.length > 0)
    throw new Fault(
      `wrong settings:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
      'Correct them and start again.',
    );
  return {
    dataFolder: readDataFolder(environment),
    host: given('HOST', environment) ?? '127.0.0.1',
    ports,
    databaseUrls,
    demonstration: isChoice(demonstration) ? demonstration : 'off',
    durable: true,
  };
};

/** The folder for databases, keys and logs: `DATA_FOLDER`, from the project's folder if it is relative, or `.data`. */
const readDataFolder = (environment: Environment): string =>
  resolve(projectFolder, given('DATA_FOLDER', environment) ?? '.data');

/** A setting's text; an empty one counts as not given. */
const given = (setting: string, environment: Environment): string | undefined =>
  environment[setting] === '' ? undefined : environment[setting];

const isChoice = (text: string): text is StackSettings['demonstration'] =>
  ['on', 'off', 'unset'].includes(text);

const readPort = (name: PortName, environment: Environment, faults: string[]): number => {
  const { setting, usual } = portSettings[name];
  const text = given(setting, environment);
  if (text === undefined) return usual;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port >= 1 && port <= 65_535) return port;
  faults.push(`${setting} must be a port from 1 to 65535, and is \`${text}\``);
  return usual;
};

const isPostgresUrl = (text: string): boolean => /^postgres(ql)?:\/\/./.test(text);
