import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { audienceIds, isAudienceId } from '../../schema/audience.ts';
import type { AudienceId } from '../../schema/audience.ts';
import { startRunServer } from './rig/server.ts';
import { controlFaults } from './run/controls.ts';
import { progressLine } from './run/progress-line.ts';
import { summary, tellLeak } from './run/summary.ts';

// Asks the same of worlds that an audience must not be able to tell apart, and compares what comes back byte for byte.
// npm run fuzz -- --operations N [--seed S] [--audience A,B]

const usage = 'usage: npm run fuzz -- --operations N [--seed S] [--audience A,B] [--report FILE]';

const wholeNumber = (name: string, text: string): number => {
  if (!/^\d{1,9}$/.test(text) || Number(text) === 0) throw new Error(`--${name} must be a whole number above 0, not "${text}"; ${usage}`);
  return Number(text);
};

const chosenAudiences = (text: string | undefined): readonly AudienceId[] =>
  (text?.split(',') ?? audienceIds).map((id) => {
    if (!isAudienceId(id)) throw new Error(`there is no audience "${id}"; give one of ${audienceIds.join(', ')}`);
    return id;
  });

const run = async (): Promise<number> => {
  const { values } = parseArgs({
    options: {
      operations: { type: 'string', default: '5000' },
      seed: { type: 'string', default: String(1 + Math.floor(Date.now() / 1000) % 1_000_000) },
      audience: { type: 'string' },
      report: { type: 'string' },
      server: { type: 'string' },
      walls: { type: 'string', default: 'all' },
      leaks: { type: 'string', default: '5' },
    },
  });
  const operations = wholeNumber('operations', values.operations);
  const seed = wholeNumber('seed', values.seed);
  const audiences = chosenAudiences(values.audience);
  const { runAll } = await import('./run/run-all.ts');
  const { checkPatches } = await import('./walls/applied-patches.ts');
  const own = values.server === undefined ? await startRunServer() : undefined;
  const line = progressLine(process.stderr, audiences.length * operations);
  try {
    const onlyGateway = values.walls === 'gateway';
    const reports = await runAll({
      server: own?.url ?? values.server ?? '',
      audiences,
      operations,
      seed,
      hiddenRecords: !onlyGateway,
      pairs: values.walls === 'subgraph' || values.walls === 'database' ? ['swap'] : ['swap', 'purge'],
      mostLeaks: wholeNumber('leaks', values.leaks),
      progress: line.show,
    });
    line.end();
    checkPatches();
    const leaks = reports.flatMap((report) => report.leaks.map((leak) => tellLeak(report, leak)));
    const faults = reports.flatMap((report) => controlFaults(report));
    if (values.report !== undefined) writeFileSync(values.report, JSON.stringify({ reports, faults }, undefined, 1));
    for (const text of [...leaks, ...faults]) console.error(text);
    console.log(summary(reports));
    return leaks.length > 0 ? 1 : faults.length > 0 ? 2 : 0;
  } finally {
    await own?.stop();
  }
};

try {
  process.exitCode = await run();
} catch (error) {
  console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 3;
}
