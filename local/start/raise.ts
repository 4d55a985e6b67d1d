import { dirname } from 'node:path';
import { countries, type Country } from '../settings.ts';
import { decideDemonstration, demonstrationFiles, markDemonstration } from './demonstration.ts';
import { doneBefore } from './done-before.ts';
import { openAllDatabases, type Databases } from './open-databases.ts';
import { raiseSubgraph } from './raise-subgraph.ts';
import type { RaisingTools } from './raising-tools.ts';
import { gatewayService, identityProviderService, relayService } from './services.ts';
import { sourceDigest } from './source-digest.ts';
import type { SupervisedProcess } from './supervised-process.ts';
import { together } from './together.ts';

/** The databases' administrating URLs, once everything is ready. */
export type DatabaseUrls = Readonly<Record<Country, string>>;

/**
 * Starts everything, as much of it at the same time as can be.
 * @param keep told of the databases as soon as they are open, so that they are closed whatever happens next
 * @throws what the first part that failed threw, once the others have come to rest
 */
export const raise = async (
  tools: RaisingTools,
  fail: (reason: unknown) => void,
  keep: (databases: Databases) => void,
): Promise<DatabaseUrls> => {
  const [urls, gateway] = await together([raiseSubgraphs(tools, fail, keep), startGateway(tools)], fail);
  await waitForGateway(gateway, tools);
  // What the public's questions do not wait for comes last: a first answer has the machine to itself.
  for (const receiver of ['japan', 'kyrgyzstan'] as const)
    tools.begin(`relay-to-${receiver}`, relayService(receiver, urls, tools.keys), 'behind');
  await raiseIdentityProvider(tools);
  return urls;
};

const raiseSubgraphs = async (
  tools: RaisingTools,
  fail: (reason: unknown) => void,
  keep: (databases: Databases) => void,
): Promise<DatabaseUrls> => {
  const { settings, keys, progress } = tools;
  const databases = await openAllDatabases(settings, progress);
  keep(databases);
  progress('the databases are up');
  const { load, remark } = decideDemonstration(settings, databases.of);
  if (remark !== undefined) progress(remark);
  if (load) markDemonstration(settings.dataFolder, databases.of, 'begun');
  const files = load ? inventRecords(tools) : undefined;
  const sources = sourceDigest([
    'schema',
    'subgraphs',
    'package-lock.json',
    keys.loginSecret,
    keys.relaySecret,
  ]);
  const subgraphs = countries.map((country) =>
    raiseSubgraph(country, { database: databases.of[country], sources, files }, tools),
  );
  await together([...subgraphs, files], fail);
  if (load) markDemonstration(settings.dataFolder, databases.of, 'loaded');
  return {
    japan: databases.of.japan.url,
    kyrgyzstan: databases.of.kyrgyzstan.url,
    cooperation: databases.of.cooperation.url,
  };
};

const inventRecords = async ({
  settings,
  task,
}: RaisingTools): Promise<Readonly<Record<Country, string>>> => {
  const { folder, of } = demonstrationFiles(settings.dataFolder);
  const program = { entry: 'local/demonstration/main.ts', arguments: ['--into', folder], environment: {} };
  await task('demonstration', 'inventing demonstration data', program);
  return of;
};

const startGateway = async ({ settings, keys, task, begin }: RaisingTools): Promise<SupervisedProcess> => {
  const sources = (): string => sourceDigest(['gateway/pages', 'package-lock.json']);
  await doneBefore(settings.dataFolder, 'pages', sources, () =>
    task('pages', 'building the pages', { entry: 'gateway/pages/build.ts', environment: {} }),
  );
  return begin('gateway', gatewayService(settings, keys), 'front');
};

const waitForGateway = async (
  gateway: SupervisedProcess,
  { progress, signal }: RaisingTools,
): Promise<void> => {
  await gateway.ready(signal);
  progress('the gateway is ready');
};

const raiseIdentityProvider = async ({
  settings,
  keys,
  progress,
  signal,
  begin,
}: RaisingTools): Promise<void> => {
  const service = identityProviderService(settings, dirname(keys.loginSecret));
  await begin('identity-provider', service, 'behind').ready(signal);
  progress('the identity provider is ready');
};
