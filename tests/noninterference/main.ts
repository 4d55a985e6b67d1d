import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { AudienceId } from '../../schema/audience.ts';
import { checkPatches } from './walls/applied-patches.ts';
import { applyPatches } from './walls/apply-patches.ts';
import { leaving, wallNames } from './walls/open-walls.ts';
import type { Wall } from './walls/open-walls.ts';
import { findMutant } from './mutants/find-mutant.ts';

// Asks the same of worlds that an audience must not be able to tell apart, and compares what comes back byte for byte.
// npm run fuzz -- --operations N [--seed S] [--audience A,B]

const usage =
  'usage: npm run fuzz -- --operations N [--seed S] [--audience A,B] [--report FILE]; N is for each audience';

const wholeNumber = (name: string, text: string): number => {
  if (!/^\d{1,9}$/.test(text) || Number(text) === 0)
    throw new Error(`--${name} must be a whole number above 0, not "${text}"; ${usage}`);
  return Number(text);
};

const chosenWall = (text: string): Wall | 'all' => {
  const found = wallNames.find((wall) => wall === text);
  if (found === undefined && text !== 'all')
    throw new Error(`--walls must be all or one of ${wallNames.join(', ')}, not "${text}"`);
  return found ?? 'all';
};

const chosenAudiences = async (text: string | undefined): Promise<readonly AudienceId[]> => {
  const { audienceIds, isAudienceId } = await import('../../schema/audience.ts');
  return (text?.split(',') ?? audienceIds).map((id) => {
    if (!isAudienceId(id))
      throw new Error(`there is no audience "${id}"; give one of ${audienceIds.join(', ')}`);
    return id;
  });
};

const run = async (): Promise<number> => {
  const { values } = parseArgs({
    options: {
      operations: { type: 'string', default: '5000' },
      seed: { type: 'string', default: String(1 + (Math.floor(Date.now() / 1000) % 1_000_000)) },
      audience: { type: 'string' },
      report: { type: 'string' },
      server: { type: 'string' },
      mutant: { type: 'string' },
      asked: { type: 'string', default: 'both' },
      walls: { type: 'string', default: 'all' },
      thorough: { type: 'boolean', default: false },
      leaks: { type: 'string', default: '5' },
    },
  });
  const operations = values.asked === 'probes' ? 0 : wholeNumber('operations', values.operations);
  const seed = wholeNumber('seed', values.seed);
  const walls = chosenWall(values.walls);
  const mutant = values.mutant === undefined ? undefined : findMutant(values.mutant);
  applyPatches([...leaving(walls), ...(mutant?.patches ?? [])]);
  // Only now may the product be loaded: what is loaded already is not patched.
  const audiences = await chosenAudiences(values.audience);
  const { runAll } = await import('./run/run-all.ts');
  const { startRunServer } = await import('./rig/server.ts');
  const { controlFaults } = await import('./run/controls.ts');
  const { progressLine } = await import('./run/progress-line.ts');
  const { summary, tellLeak } = await import('./run/summary.ts');
  const own = values.server === undefined ? await startRunServer() : undefined;
  const stopped = (code: number) => () => {
    void (own?.stop() ?? Promise.resolve()).finally(() => process.exit(code));
  };
  process.once('SIGINT', stopped(130)).once('SIGTERM', stopped(143));
  console.error(`seed ${String(seed)}, ${String(operations)} operations for each of ${audiences.join(', ')}`);
  const line = progressLine(process.stderr, audiences.length * operations);
  try {
    const reports = await runAll({
      server: own?.url ?? values.server ?? '',
      audiences,
      operations,
      seed,
      walls,
      // What a record's marking is, only its own database knows: the gateway alone cannot hide one.
      hiddenRecords: walls !== 'gateway',
      // Where the gateway does not guard, the schema is no secret, and only values can be held back.
      pairs: (['swap', 'purge'] as const).filter(
        (pair) => values.asked !== 'probes' && (pair === 'swap' || walls === 'all' || walls === 'gateway'),
      ),
      probes: values.asked !== 'worlds',
      everyPair: walls !== 'all' || values.thorough,
      watchFetches: walls === 'all' || walls === 'gateway',
      mostLeaks: wholeNumber('leaks', values.leaks),
      progress: line.show,
    });
    line.end();
    checkPatches();
    const leaks = reports.flatMap((report) => report.leaks.map((leak) => tellLeak(report, leak)));
    const faults = reports.flatMap((report) => controlFaults(report));
    if (values.report !== undefined)
      writeFileSync(values.report, JSON.stringify({ reports, faults }, undefined, 1));
    for (const text of [...leaks, ...faults]) console.error(text);
    console.log(summary(reports));
    console.log(`seed ${String(seed)}; the same seed asks the same again`);
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
