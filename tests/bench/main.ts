import { parseArgs } from 'node:util';
import { openBench } from './bench.ts';
import { measureRounds } from './measure/rounds.ts';
import type { Measured } from './measure/rounds.ts';
import { timeStart } from './measure/startup.ts';
import { median, quantile, spreadOf } from './measure/statistics.ts';
import { table } from './measure/table.ts';

/**
 * `npm run bench`: what the gateway costs, beside a bare proxy and a peer. `-- --long` takes longer and is steadier;
 * `-- --workload deep` measures only the workloads whose names hold that text. `-- --study NAME` runs a study of its own.
 */
const { values: given } = parseArgs({
  options: {
    long: { type: 'boolean', default: false },
    workload: { type: 'string', default: '' },
    study: { type: 'string', default: '' },
  },
});
const studies: Readonly<Record<string, () => Promise<unknown>>> = {
  scale: () => import('./scale/main.ts'),
};
if (given.study !== '') {
  const study = studies[given.study];
  if (study === undefined) throw new Error(`no such study: give one of ${Object.keys(studies).join(', ')}`);
  await study();
  process.exit();
}
const settings = given.long
  ? { rounds: 25, requests: 150, warmRequests: 1_500, atOnce: 10 }
  : { rounds: 9, requests: 40, warmRequests: 250, atOnce: 10 };
const starts = given.long ? 7 : 3;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const progress = (line: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\u001b[2K\r${line}\r`);
};

const figure = (value: number): string => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);

/** How many times as much as another, compared round by round, with the middle half of the rounds. */
const times = (one: Measured, other: Measured): string => {
  const {
    median: middle,
    low,
    high,
  } = spreadOf(one.cpu.map((cpu, at) => cpu / (other.cpu[at] ?? Number.NaN)));
  return `${figure(middle)} [${figure(low)}-${figure(high)}]`;
};

const bench = await openBench();
const workloads = bench.workloads.filter(({ name }) => name.includes(given.workload));
try {
  const { gateway, floor, peer } = bench.programs;
  const programs = [floor, gateway, bench.programs['all-public'], peer];
  const engines = await bench.start(programs);
  const results = await measureRounds(engines, workloads, settings, progress);
  const rss = new Map(
    await Promise.all(engines.map(async (engine) => [engine.name, (await engine.usage()).rss] as const)),
  );
  await Promise.all(engines.map((engine) => engine.stop()));

  for (const workload of workloads) {
    const measured = results.get(workload.name);
    const base = measured?.get(floor.name);
    const own = measured?.get(gateway.name);
    if (measured === undefined || base === undefined || own === undefined) continue;
    const bytes = Buffer.byteLength(JSON.stringify(workload.answer));
    say(`\n${workload.name} (${String(Math.round(bytes / 1000))} KB)`);
    say(
      table([
        ['engine', 'CPU/request µs', '÷ floor', '÷ gateway', 'p50 ms', 'p99 ms', 'requests'],
        ...programs.map(({ name }) => {
          const one = measured.get(name) ?? own;
          return [
            name,
            figure(median(one.cpu)),
            times(one, base),
            times(one, own),
            figure(median(one.latencies)),
            figure(quantile(one.latencies, 0.99)),
            String(one.requests),
          ];
        }),
      ]),
    );
  }

  const [first] = bench.workloads;
  const asking = await first?.asking();
  const rows: string[][] = [['engine', 'first answer ms', 'memory MB']];
  for (const program of programs) {
    const times: number[] = [];
    for (let at = 0; at < starts && asking !== undefined; at += 1) {
      progress(`${program.name}: start ${String(at + 1)} of ${String(starts)}`);
      times.push(await timeStart(program, asking));
    }
    const { median: middle, low, high } = spreadOf(times);
    rows.push([
      program.name,
      `${figure(middle)} [${figure(low)}-${figure(high)}]`,
      String(Math.round((rss.get(program.name) ?? 0) / 1024 / 1024)),
    ]);
  }
  say('\nfrom the start of the process; memory after the load');
  say(table(rows));
  say(
    '\nRatios are of CPU per request, round by round: median [middle half]. Identical reads are not joined.',
  );
} finally {
  await bench.close();
}
