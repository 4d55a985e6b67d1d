import type { Measured } from '../measure/rounds.ts';
import { median, spreadOf } from '../measure/statistics.ts';
import { table } from '../measure/table.ts';

/** The most that the large tables may cost, as a multiple of the small ones. */
const most = 1.3;

const figure = (value: number): string => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);

const roundsOf = ({ latencies }: Measured, requests: number): readonly number[] =>
  Array.from({ length: latencies.length / requests }, (_, round) =>
    median(latencies.slice(round * requests, (round + 1) * requests)),
  );

const ratio = (large: readonly number[], small: readonly number[]) =>
  spreadOf(large.map((value, round) => value / (small[round] ?? Number.NaN)));

/**
 * What each question costs, and how many times as much in the large tables as in the small ones, compared round by round:
 * the median and the middle half of the rounds.
 *
 * @param requests how many each round has
 */
export const ratioTable = (
  measured: ReadonlyMap<string, ReadonlyMap<string, Measured>>,
  requests: number,
): string => {
  const rows = [...measured].flatMap(([name, engines]) => {
    const [small, large] = [...engines.values()];
    if (small === undefined || large === undefined) return [];
    const cpu = ratio(large.cpu, small.cpu);
    const latency = ratio(roundsOf(large, requests), roundsOf(small, requests));
    const spread = ({ median: middle, low, high }: typeof cpu): string =>
      `${figure(middle)} [${figure(low)}-${figure(high)}]`;
    return [
      [
        name,
        figure(median(small.cpu)),
        figure(median(large.cpu)),
        spread(cpu),
        figure(median(small.latencies)),
        figure(median(large.latencies)),
        spread(latency),
        cpu.median <= most && latency.median <= most ? '' : `above ${String(most)}`,
      ],
    ];
  });
  const head = ['question', 'CPU µs, small', 'large', 'ratio', 'ms, small', 'large', 'ratio', ''];
  return table([head, ...rows]);
};
