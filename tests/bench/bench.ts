import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { subgraphNames } from '../../schema/read-subgraphs.ts';
import { gatewayKeysText } from '../gateway/world/open-world.ts';
import { openTokenIssuer, tokenAudience } from '../gateway/world/token-issuer.ts';
import type { TokenIssuer } from '../gateway/world/token-issuer.ts';
import { startEngine } from './engines/engine.ts';
import type { Engine, EngineProgram } from './engines/engine.ts';
import type { Asking } from './load/ask.ts';
import { openAsker } from './load/ask.ts';
import type { PreparedWorkload } from './measure/rounds.ts';
import { firstAnswer } from './measure/startup.ts';
import type { Exchange } from './recorded/messages.ts';
import { startRecorded } from './recorded/start-recorded.ts';
import { composeWorld } from './world/compose-world.ts';
import { workloads } from './world/workloads.ts';
import type { Workload } from './world/workloads.ts';

/** Everything that is measured, standing ready. */
export interface Bench {
  readonly programs: Readonly<Record<'gateway' | 'all-public' | 'floor' | 'peer', EngineProgram>>;
  readonly workloads: readonly PreparedWorkload[];
  /** Whose tokens every engine believes. */
  readonly issuer: TokenIssuer;
  /** Starts engines and waits for each one's first answer. */
  readonly start: (
    programs: readonly EngineProgram[],
    flags?: readonly string[],
  ) => Promise<readonly Engine[]>;
  readonly close: () => Promise<void>;
}

const askingFor = async (workload: Workload, issuer: TokenIssuer): Promise<Asking> => ({
  body: JSON.stringify({ query: workload.query, variables: workload.variables }),
  headers: workload.as === undefined ? {} : { authorization: `Bearer ${await issuer.token(workload.as)}` },
});

/** Records subgraphs, composes the graph, and notes from the gateway what the floor will have to fetch. */
export const openBench = async (): Promise<Bench> => {
  const folder = await mkdtemp(join(tmpdir(), 'kopuro-bench-'));
  const issuer = await openTokenIssuer();
  const recorded = await startRecorded(composeWorld('real', {}), subgraphNames);
  const write = async (name: string, text: string): Promise<string> => {
    await writeFile(join(folder, name), text, { mode: 0o600 });
    return join(folder, name);
  };
  const keysFile = await write('keys.json', await gatewayKeysText());
  const gateway = async (name: string, markings: 'real' | 'all-public'): Promise<EngineProgram> => ({
    name,
    file: 'gateway/main.ts',
    environment: {
      SUPERGRAPH_FILE: await write(`${markings}.graphql`, composeWorld(markings, recorded.urls)),
      GATEWAY_KEYS_FILE: keysFile,
      // Joined reads would be measured as if they had been carried out.
      JOIN_PUBLIC_READS: 'off',
      // As after the first start: a supergraph that was accepted before is not tried again.
      ACCEPTED_SUPERGRAPHS_FILE: join(folder, 'accepted'),
      TOKEN_ISSUER: issuer.url,
      ANONYMOUS_REQUESTS_PER_MINUTE: '0',
      TOKEN_KEYS_URL: `${issuer.url}/jwks`,
      TOKEN_AUDIENCE: tokenAudience,
      ...Object.fromEntries(
        Object.entries(recorded.urls).map(([subgraph, url]) => [
          `${subgraph.toUpperCase()}_SUBGRAPH_URL`,
          url,
        ]),
      ),
    },
  });
  const real = await gateway('gateway', 'real');

  const prepared: PreparedWorkload[] = [];
  const known: [string, { levels: readonly (readonly Exchange[])[]; answer: unknown }][] = [];
  const recording = await startEngine(real);
  try {
    for (const workload of workloads) {
      const asking = await askingFor(workload, issuer);
      const answer = await recorded.ask(workload.query, workload.variables);
      if (prepared.length === 0) await firstAnswer(recording, asking);
      const asker = openAsker(recording.url, 1);
      const levels = await recorded.record(() => asker.ask(asking));
      await asker.close();
      prepared.push({ name: workload.name, asking: () => askingFor(workload, issuer), answer });
      known.push([`${workload.as === undefined ? '' : 'ministry'}\n${workload.query}`, { levels, answer }]);
    }
  } finally {
    await recording.stop();
  }

  return {
    programs: {
      gateway: real,
      'all-public': await gateway('gateway, all public', 'all-public'),
      floor: {
        name: 'floor',
        file: 'tests/bench/floor/main.ts',
        environment: {
          FLOOR_FILE: await write('floor.json', JSON.stringify(known)),
          SUBGRAPH_URLS: JSON.stringify(recorded.urls),
        },
      },
      peer: {
        name: 'peer',
        file: 'tests/bench/peer/main.js',
        environment: { SUPERGRAPH_FILE: real.environment['SUPERGRAPH_FILE'] ?? '', JOINING: 'off' },
      },
    },
    workloads: prepared,
    issuer,
    start: async (programs, flags) => {
      const engines: Engine[] = [];
      for (const program of programs) {
        const engine = await startEngine(program, flags);
        engines.push(engine);
        const [first] = prepared;
        if (first) await firstAnswer(engine, await first.asking());
      }
      return engines;
    },
    close: async () => {
      recorded.stop();
      await issuer.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
