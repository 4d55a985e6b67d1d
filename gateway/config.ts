import { readFile } from 'node:fs/promises';
import { readGatewayKeys } from './clearance/gateway-key.ts';
import type { GatewayKey } from './clearance/gateway-key.ts';
import type { DocumentSettings } from './documents/document-settings.ts';
import { readDocumentSettings } from './documents/read-document-settings.ts';
import { SettingsFault } from './settings-fault.ts';
import { settingsReader } from './settings-reader.ts';
import { readTrafficSettings } from './traffic/read-traffic-settings.ts';
import type { TrafficSettings } from './traffic/traffic-settings.ts';

/** How the gateway runs. */
export interface GatewaySettings {
  readonly host: string;
  readonly port: number;
  /** The supergraph's SDL. */
  readonly supergraph: string;
  /** GraphQL address of each subgraph by its name. */
  readonly subgraphUrls: Readonly<Record<string, string>>;
  readonly tokenIssuer: string;
  readonly tokenAudience: string;
  /** Where the issuer publishes the keys that check its tokens. */
  readonly tokenKeysUrl: URL;
  readonly gatewayKeys: readonly GatewayKey[];
  /** The longest that one request to a subgraph may take, in milliseconds. */
  readonly subgraphTimeoutMs: number;
  readonly logLevel: string;
  /** Without it: no limits beyond those of every gateway. */
  readonly traffic?: TrafficSettings;
  /** Without it: none are stored. */
  readonly documents?: DocumentSettings;
  /** Where supergraphs that the planner has stood the test of are remembered; nowhere if undefined. */
  readonly acceptedFile?: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

const subgraphDefaults: Readonly<Record<string, string>> = {
  japan: 'http://127.0.0.1:4001/graphql',
  kyrgyzstan: 'http://127.0.0.1:4002/graphql',
  cooperation: 'http://127.0.0.1:4003/graphql',
};
const subgraphSetting = /^([A-Z][A-Z0-9_]*)_SUBGRAPH_URL$/;
const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/**
 * Reads the gateway's settings from the environment and the files it names.
 *
 * @throws SettingsFault with every fault at once, so that nobody mends them one start at a time
 */
export const readSettings = async (environment: Environment): Promise<GatewaySettings> => {
  const reader = settingsReader(environment);
  const { given, number, choice, fault, faults } = reader;
  const url = (name: string, text: string): string => {
    const address = URL.canParse(text) ? new URL(text) : undefined;
    if (address === undefined || !/^https?:$/.test(address.protocol))
      fault(`${name} must be an http or https address, not "${text}"`);
    else if (address.username !== '' || address.password !== '')
      fault(`${name} must not hold a user name or password`);
    return text;
  };
  const file = async (name: string, path: string): Promise<string | undefined> => {
    try {
      return await readFile(path, 'utf8');
    } catch {
      fault(`${name}: the file "${path}" cannot be read; check that it exists and who may read it`);
      return undefined;
    }
  };

  const port = number('PORT', 4000, 0, 65_535);
  const subgraphTimeoutMs = number('SUBGRAPH_TIMEOUT_MS', 5_000, 100, 60_000);
  const logLevel = choice('LOG_LEVEL', 'info', logLevels);

  const subgraphUrls: Record<string, string> = { ...subgraphDefaults };
  for (const name of Object.keys(environment)) {
    const subgraph = subgraphSetting.exec(name)?.[1]?.toLowerCase();
    const text = given(name);
    if (subgraph !== undefined && text !== undefined) subgraphUrls[subgraph] = url(name, text);
  }

  const tokenIssuer = url('TOKEN_ISSUER', given('TOKEN_ISSUER') ?? 'http://127.0.0.1:4010');
  const keysAddress = url(
    'TOKEN_KEYS_URL',
    given('TOKEN_KEYS_URL') ?? `${tokenIssuer.replace(/\/$/, '')}/jwks`,
  );

  const traffic = readTrafficSettings(reader);

  const documents = await readDocumentSettings(reader);

  const supergraphFile = given('SUPERGRAPH_FILE') ?? 'schema/supergraph.graphql';
  const supergraph = await file('SUPERGRAPH_FILE', supergraphFile);

  const keysFile = given('GATEWAY_KEYS_FILE');
  if (keysFile === undefined)
    fault(
      'GATEWAY_KEYS_FILE is not set; name the file with the keys by which this gateway speaks for a party',
    );
  const keysText = keysFile === undefined ? undefined : await file('GATEWAY_KEYS_FILE', keysFile);
  const gatewayKeys =
    keysText === undefined
      ? []
      : await readGatewayKeys(keysText).catch((error: unknown) => {
          fault(
            `GATEWAY_KEYS_FILE: "${String(keysFile)}": ${error instanceof Error ? error.message : 'unreadable'}`,
          );
          return [];
        });

  if (faults.length > 0 || supergraph === undefined) throw new SettingsFault(faults);
  return {
    host: given('HOST') ?? '127.0.0.1',
    port,
    supergraph,
    subgraphUrls,
    tokenIssuer,
    tokenAudience: given('TOKEN_AUDIENCE') ?? 'urn:kopuro:gateway',
    tokenKeysUrl: new URL(keysAddress),
    gatewayKeys,
    subgraphTimeoutMs,
    logLevel,
    traffic,
    documents,
    acceptedFile: given('ACCEPTED_SUPERGRAPHS_FILE'),
  };
};
