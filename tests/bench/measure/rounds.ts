import { isDeepStrictEqual } from 'node:util';
import type { Engine } from '../engines/engine.ts';
import type { Asker, Asking } from '../load/ask.ts';
import { openAsker } from '../load/ask.ts';
import { drive, ofBytes } from '../load/drive.ts';

/** What one engine needed for one workload, round by round. */
export interface Measured {
  /** Processor time for each request, in microseconds, one figure for each round. */
  readonly cpu: number[];
  /** In milliseconds, one for each request of all rounds. */
  readonly latencies: number[];
  requests: number;
}

/** A workload as it is asked. */
export interface PreparedWorkload {
  readonly name: string;
  readonly asking: () => Promise<Asking>;
  /** What every engine must answer. */
  readonly answer: unknown;
}

export interface RoundSettings {
  readonly rounds: number;
  /** How many requests each engine gets in a round, and before the first. */
  readonly requests: number;
  readonly warmRequests: number;
  readonly atOnce: number;
}

/** Asks once and compares. @throws Error if the answer is not the one that is expected. */
const check = async (
  engine: Engine,
  asker: Asker,
  workload: PreparedWorkload,
  asking: Asking,
): Promise<number> => {
  const bytes = await asker.ask(asking);
  if (!isDeepStrictEqual(JSON.parse(bytes.toString()), workload.answer))
    throw new Error(`${engine.name} answers "${workload.name}" wrongly: ${bytes.toString().slice(0, 400)}`);
  return bytes.length;
};

/**
 * Measures every engine on every workload, by turns: in each round each engine has the workload for a moment, each time
 * beginning with another, so that whatever else the machine does is borne by all of them. An answer is checked before
 * it is timed, in each round anew.
 */
export const measureRounds = async (
  engines: readonly Engine[],
  workloads: readonly PreparedWorkload[],
  settings: RoundSettings,
  progress: (line: string) => void,
): Promise<ReadonlyMap<string, ReadonlyMap<string, Measured>>> => {
  const { rounds, requests: perRound, warmRequests, atOnce } = settings;
  const askers = new Map(engines.map((engine) => [engine, openAsker(engine.url, atOnce)]));
  const results = new Map<string, Map<string, Measured>>();
  const turn = async (engine: Engine, workload: PreparedWorkload, requests: number): Promise<Measured> => {
    const asker = askers.get(engine);
    if (asker === undefined) throw new Error(`no way to ask ${engine.name}`);
    const asking = await workload.asking();
    const bytes = await check(engine, asker, workload, asking);
    const before = await engine.usage();
    const latencies = await drive(asker, [asking], ofBytes(bytes), { atOnce, requests });
    const after = await engine.usage();
    return { cpu: [(after.cpu - before.cpu) / requests], latencies: [...latencies], requests };
  };
  try {
    for (const workload of workloads) {
      const measured = new Map<string, Measured>(
        engines.map((engine) => [engine.name, { cpu: [], latencies: [], requests: 0 }]),
      );
      results.set(workload.name, measured);
      for (const engine of engines) await turn(engine, workload, warmRequests);
      for (let round = 0; round < rounds; round += 1) {
        progress(`${workload.name}: round ${String(round + 1)} of ${String(rounds)}`);
        for (let at = 0; at < engines.length; at += 1) {
          const engine = engines[(at + round) % engines.length];
          const all = engine && measured.get(engine.name);
          if (engine === undefined || all === undefined) continue;
          const one = await turn(engine, workload, perRound);
          all.cpu.push(...one.cpu);
          all.latencies.push(...one.latencies);
          all.requests += one.requests;
        }
      }
    }
    return results;
  } finally {
    await Promise.all([...askers.values()].map((asker) => asker.close()));
  }
};
