import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { subgraphNames } from '../../schema/read-subgraphs.ts';
import type { SubgraphName } from '../../schema/read-subgraphs.ts';
import { cooperation } from '../../subgraphs/cooperation/cooperation.ts';
import { japan } from '../../subgraphs/japan/japan.ts';
import { kyrgyzstan } from '../../subgraphs/kyrgyzstan/kyrgyzstan.ts';
import { acceptedSupergraphs } from '../cluster/accepted-supergraphs.ts';
import { freePorts } from '../deployment/free-ports.ts';
import { openTokenIssuer, tokenAudience } from '../gateway/world/token-issuer.ts';
import { processesWith } from '../local/start/processes-with.ts';
import { keyFileText, makeGatewayKey } from '../subgraphs/gateway-keys.ts';
import { migrateDatabase } from '../subgraphs/served-subgraph.ts';
import type { MigratedDatabase } from '../subgraphs/served-subgraph.ts';
import { askingAt } from './asking.ts';
import type { Asking } from './asking.ts';
import { relayEnvironment, startProgram } from './start-program.ts';
import type { StartedProgram } from './start-program.ts';

export const programNames = [...subgraphNames, 'gateway', 'relay to japan', 'relay to kyrgyzstan'] as const;
export type ProgramName = (typeof programNames)[number];

/** Both ministries' systems with each program in a process of its own, as they run outside. */
export interface RunningMinistries extends Asking {
  readonly databases: Readonly<Record<SubgraphName, MigratedDatabase>>;
  /** Kills a program's process on the spot. */
  readonly kill: (name: ProgramName) => Promise<void>;
  /** Kills the process behind the gateway's, in which it plans. */
  readonly killPlanner: () => void;
  /** Starts a program again where it was. */
  readonly start: (name: ProgramName) => Promise<void>;
  /** The programs that run. */
  readonly running: () => readonly ProgramName[];
  /** Whether a subgraph says by itself that it is ready. */
  readonly isReady: (name: SubgraphName) => Promise<boolean>;
  readonly close: () => Promise<void>;
}

export const runMinistries = async (): Promise<RunningMinistries> => {
  const keys = [await makeGatewayKey('JAPAN'), await makeGatewayKey('KYRGYZSTAN')];
  const databases = {
    japan: await migrateDatabase(japan, keys),
    kyrgyzstan: await migrateDatabase(kyrgyzstan, keys),
    cooperation: await migrateDatabase(cooperation, keys),
  };
  const issuer = await openTokenIssuer();
  const ports = await freePorts(subgraphNames.length + 1);
  const portOf = (at: number): string => String(ports[at]);
  const addressOf = (name: SubgraphName): string => `http://127.0.0.1:${portOf(subgraphNames.indexOf(name))}`;
  const gatewayPort = portOf(subgraphNames.length);
  const keysFile = join(databases.cooperation.folder, 'gateway-keys.json');
  await writeFile(keysFile, await keyFileText(keys));

  const subgraph = (name: SubgraphName) => ({
    entry: `subgraphs/${name}/main.ts`,
    environment: { ...databases[name].environment, PORT: portOf(subgraphNames.indexOf(name)) },
  });
  const relay = (receiver: 'japan' | 'kyrgyzstan') => ({
    entry: `subgraphs/${receiver}/relay.ts`,
    environment: relayEnvironment(databases),
  });
  const programs: Readonly<
    Record<ProgramName, { readonly entry: string; readonly environment: Readonly<Record<string, string>> }>
  > = {
    japan: subgraph('japan'),
    kyrgyzstan: subgraph('kyrgyzstan'),
    cooperation: subgraph('cooperation'),
    gateway: {
      entry: 'gateway/main.ts',
      environment: {
        PORT: gatewayPort,
        LOG_LEVEL: 'silent',
        TOKEN_ISSUER: issuer.url,
        TOKEN_AUDIENCE: tokenAudience,
        GATEWAY_KEYS_FILE: keysFile,
        ACCEPTED_SUPERGRAPHS_FILE: acceptedSupergraphs() ?? '',
        ...Object.fromEntries(
          subgraphNames.map((name) => [`${name.toUpperCase()}_SUBGRAPH_URL`, `${addressOf(name)}/graphql`]),
        ),
      },
    },
    'relay to japan': relay('japan'),
    'relay to kyrgyzstan': relay('kyrgyzstan'),
  };
  const started = new Map<ProgramName, StartedProgram>();
  const start = async (name: ProgramName): Promise<void> => {
    const { entry, environment } = programs[name];
    started.set(name, await startProgram(entry, environment));
  };
  const kill = async (name: ProgramName): Promise<void> => {
    await started.get(name)?.end('SIGKILL');
  };
  const running = () =>
    programNames.filter((name) => {
      const child = started.get(name)?.child;
      return child?.exitCode === null && child.signalCode === null;
    });
  await Promise.all(programNames.map(start));
  return {
    databases,
    start,
    kill,
    running,
    killPlanner: () => {
      const { pid } = started.get('gateway')?.child ?? {};
      for (const planner of processesWith(`GATEWAY_KEYS_FILE=${keysFile}`))
        if (planner !== pid) process.kill(planner, 'SIGKILL');
    },
    isReady: (name) =>
      fetch(`${addressOf(name)}/health/ready`).then(
        ({ ok }) => ok,
        () => false,
      ),
    ...askingAt(`http://127.0.0.1:${gatewayPort}`, issuer),
    close: async () => {
      await Promise.all(running().map(kill));
      await Promise.all([...Object.values(databases).map((one) => one.drop()), issuer.close()]);
    },
  };
};
