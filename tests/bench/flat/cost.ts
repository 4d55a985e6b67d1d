import { audiences } from '../../../schema/audience.ts';
import { openBench } from '../bench.ts';
import type { Engine } from '../engines/engine.ts';
import type { Asker, Asking } from '../load/ask.ts';
import { openAsker } from '../load/ask.ts';
import { drive, whole } from '../load/drive.ts';
import { figure, median, withSpread } from '../measure/statistics.ts';
import { table } from '../measure/table.ts';
import { progress, say } from '../say.ts';
import { distinctOperations } from './distinct-operations.ts';

const ministries = Object.values(audiences).flatMap(({ tokenName, recipients }) =>
  tokenName === undefined || recipients.length === 0 ? [] : [tokenName],
);
const atOnce = 10;

/** What is asked by turns: few things and many. */
interface Pair {
  readonly few: readonly [string, readonly Asking[]];
  readonly many: readonly [string, readonly Asking[]];
}

const cpuOf = async (engine: Engine, asker: Asker, askings: readonly Asking[], requests: number) => {
  const before = await engine.usage();
  await drive(asker, askings, whole, { atOnce, requests });
  return ((await engine.usage()).cpu - before.cpu) / requests;
};

/**
 * Whether a request costs the same however many operations the gateway knows, and however many views are asked: the same
 * question, worded in few ways and in many, by one ministry and by all of them, by turns in one process.
 */
export const studyCost = async ({ long }: { readonly long: boolean }): Promise<void> => {
  const rounds = long ? 25 : 9;
  const requests = long ? 10_000 : 5_000;
  const bench = await openBench();
  try {
    const { issuer } = bench;
    const each = await Promise.all(ministries.map((name) => distinctOperations(10, issuer, name)));
    const same = await Promise.all(ministries.map(() => distinctOperations(10, issuer, 'japan-isa')));
    const byTurns = (of: readonly (readonly Asking[])[]) =>
      Array.from({ length: 10 }, (_, at) => of.flatMap((askings) => askings[at] ?? [])).flat();
    const pairs: readonly Pair[] = [
      {
        few: ['10 operations', await distinctOperations(10, issuer)],
        many: ['5,000 operations', await distinctOperations(5_000, issuer)],
      },
      { few: ['one view', byTurns(same)], many: [`${String(ministries.length)} views`, byTurns(each)] },
    ];
    const [engine] = await bench.start([bench.programs.gateway]);
    if (engine === undefined) throw new Error('the gateway did not start');
    const asker = openAsker(engine.url, atOnce);
    const rows: string[][] = [['asked', 'CPU/request µs', '÷ few']];
    for (const { few, many } of pairs) {
      const cpu = new Map<string, number[]>([few, many].map(([name]) => [name, []]));
      for (const [name, askings] of [few, many]) {
        progress(`${name}: asked for the first time`);
        // Some rounds of each: what is compiled while it runs must not be one of the two's alone.
        await drive(asker, askings, whole, { atOnce, requests: Math.max(askings.length, requests) });
      }
      for (let round = 0; round < rounds; round += 1) {
        progress(`${few[0]} and ${many[0]}: round ${String(round + 1)} of ${String(rounds)}`);
        for (const [name, askings] of round % 2 === 0 ? [few, many] : [many, few])
          cpu.get(name)?.push(await cpuOf(engine, asker, askings, requests));
      }
      const base = cpu.get(few[0]) ?? [];
      for (const [name, one] of cpu)
        rows.push([
          name,
          figure(median(one)),
          withSpread(one.map((each, at) => each / (base[at] ?? Number.NaN))),
        ]);
    }
    await asker.close();
    await engine.stop();
    say(table(rows));
    say('\nRatios are of CPU per request, round by round: median [middle half].');
  } finally {
    await bench.close();
  }
};
