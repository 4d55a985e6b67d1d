import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { on } from 'node:events';
import type { AudienceId } from '../../schema/audience.ts';
import { undoActs } from './rig/undo-acts.ts';
import { checkPatches } from './walls/applied-patches.ts';
import { applyPatches } from './walls/apply-patches.ts';
import { leaving, wallNames } from './walls/open-walls.ts';
import type { Wall } from './walls/open-walls.ts';
import { findMutant } from './mutants/find-mutant.ts';
import type { AudienceReport } from './run/report.ts';
import type { FromWorker, ToWorker } from './run/run-units.ts';

// Asks the same of worlds that an audience must not be able to tell apart, and compares what comes back byte for byte.
// npm run fuzz -- --operations N [--seed S] [--audience A,B] [--workers W] [--report FILE]

const usage =
  'usage: npm run fuzz -- --operations N [--seed S] [--audience A,B] [--workers W] [--report FILE]; N is for each audience';

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

const readValues = () =>
  parseArgs({
    options: {
      operations: { type: 'string', default: '5000' },
      seed: { type: 'string', default: String(1 + (Math.floor(Date.now() / 1000) % 1_000_000)) },
      audience: { type: 'string' },
      workers: { type: 'string', default: String(availableParallelism()) },
      report: { type: 'string' },
      mutant: { type: 'string' },
      asked: { type: 'string', default: 'both' },
      walls: { type: 'string', default: 'all' },
      thorough: { type: 'boolean', default: false },
      'every-aim': { type: 'boolean', default: false },
      leaks: { type: 'string', default: '5' },
      follow: { type: 'boolean', default: false },
    },
  }).values;

type Values = ReturnType<typeof readValues>;

/** What each audience is asked, and how its progress is told. */
interface Asked {
  readonly audiences: readonly AudienceId[];
  readonly operations: number;
  readonly seed: number;
  readonly server: string;
  readonly show: (part: string, audience: string, done: number, leaks: number) => void;
}

/** Gets ready to run units in this process. */
const openHere = async (values: Values, { seed, server, show }: Omit<Asked, 'audiences' | 'operations'>) => {
  const walls = chosenWall(values.walls);
  const { openRun } = await import('./run/open-run.ts');
  return openRun({
    seed,
    server,
    walls,
    // What a record's marking is, only its own database knows: the gateway alone cannot hide one.
    hiddenRecords: walls !== 'gateway',
    // Where the gateway does not guard, the schema is no secret, and only values can be held back.
    pairs: (['swap', 'purge'] as const).filter(
      (pair) => values.asked !== 'probes' && (pair === 'swap' || walls === 'all' || walls === 'gateway'),
    ),
    probes: values.asked !== 'worlds',
    everyPair: walls !== 'all' || values.thorough,
    everyAim: values['every-aim'],
    watchFetches: walls === 'all' || walls === 'gateway',
    mostLeaks: wholeNumber('leaks', values.leaks),
    progress: (audience, done, leaks) => {
      show(audience, audience, done, leaks);
    },
  });
};

/** Runs everything in this process. */
const runHere = async (values: Values, asked: Asked): Promise<readonly AudienceReport[]> => {
  const { audiences, operations } = asked;
  const opened = await openHere(values, asked);
  try {
    return await opened.run({ audiences, from: 0, operations });
  } finally {
    await opened.close();
  }
};

/** Runs the units that another process gives to this one. */
const follow = async (values: Values): Promise<void> => {
  let told = 0;
  const tell = (message: FromWorker): void => {
    process.send?.(message);
  };
  const { openRunServer } = await import('./rig/server.ts');
  const { url: server } = await openRunServer();
  const opened = await openHere(values, {
    seed: wholeNumber('seed', values.seed),
    server,
    show: (_part, audience, done, leaks) => {
      if (performance.now() - told < 200) return;
      told = performance.now();
      tell({ kind: 'progress', audience, done, leaks });
    },
  });
  try {
    tell({ kind: 'ready' });
    for await (const [unit] of on(process, 'message') as AsyncIterable<[ToWorker]>) {
      if (unit === 'end') break;
      tell({ kind: 'done', reports: await opened.run(unit) });
    }
  } finally {
    await opened.close();
    process.disconnect();
  }
};

/** Has other processes run everything. */
const runElsewhere = async (
  values: Values,
  { audiences, operations, seed, show }: Asked,
): Promise<readonly AudienceReport[]> => {
  const { alikeAmong } = await import('./run/alike.ts');
  const { unitsOf } = await import('./run/units.ts');
  const { runUnits } = await import('./run/run-units.ts');
  const given = [
    ...['--seed', String(seed), '--walls', values.walls, '--asked', values.asked],
    ...['--leaks', values.leaks],
    ...(values.mutant === undefined ? [] : ['--mutant', values.mutant]),
    ...(values.thorough ? ['--thorough'] : []),
    ...(values['every-aim'] ? ['--every-aim'] : []),
  ];
  const units = unitsOf(alikeAmong(audiences), operations);
  return runUnits(units, wholeNumber('workers', values.workers), given, show);
};

const run = async (): Promise<number> => {
  const values = readValues();
  const seed = wholeNumber('seed', values.seed);
  const walls = chosenWall(values.walls);
  const mutant = values.mutant === undefined ? undefined : findMutant(values.mutant);
  const isHere = values.follow || values.workers === '1';
  // The product may be loaded only after this: what is loaded already is not patched.
  if (isHere) applyPatches([...undoActs, ...leaving(walls), ...(mutant?.patches ?? [])]);
  if (values.follow) {
    await follow(values);
    checkPatches();
    return 0;
  }
  const audiences = await chosenAudiences(values.audience);
  const operations = values.asked === 'probes' ? 0 : wholeNumber('operations', values.operations);
  const { openRunServer } = await import('./rig/server.ts');
  const { controlFaults } = await import('./run/controls.ts');
  const { progressLine } = await import('./run/progress-line.ts');
  const { summary, tellLeak } = await import('./run/summary.ts');
  const server = await openRunServer();
  const stopped = (code: number) => () => {
    void server.stop().finally(() => process.exit(code));
  };
  process.once('SIGINT', stopped(130)).once('SIGTERM', stopped(143));
  console.error(`seed ${String(seed)}, ${String(operations)} operations for each of ${audiences.join(', ')}`);
  const line = progressLine(process.stderr, audiences.length * operations);
  try {
    const asked: Asked = {
      ...{ audiences, operations, seed },
      server: server.url,
      show: line.show,
    };
    const unordered = await (isHere ? runHere(values, asked) : runElsewhere(values, asked));
    const reports = audiences.flatMap((id) => unordered.filter(({ audience }) => audience === id));
    line.end();
    if (isHere) checkPatches();
    const leaks = reports.flatMap((report) => report.leaks.map((leak) => tellLeak(report, leak)));
    const faults = reports.flatMap((report) => controlFaults(report));
    if (values.report !== undefined)
      writeFileSync(values.report, JSON.stringify({ reports, faults }, undefined, 1));
    for (const text of [...leaks, ...faults]) console.error(text);
    console.log(summary(reports));
    console.log(`seed ${String(seed)}; the same seed asks the same again`);
    return leaks.length > 0 ? 1 : faults.length > 0 ? 2 : 0;
  } finally {
    await server.stop();
  }
};

try {
  process.exitCode = await run();
} catch (error) {
  console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 3;
}
