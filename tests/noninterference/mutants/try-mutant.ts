import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AudienceReport } from '../run/report.ts';
import type { Mutant } from './mutant.ts';

/** What became of a mutant. */
export interface Verdict {
  readonly mutant: Mutant;
  /** Found, lived through everything, or never came to life. */
  readonly outcome: 'found' | 'survived' | 'broken';
  /** What found it, or what went wrong. */
  readonly by: string;
  /** After how many operations of the harness; undefined where none was needed. */
  readonly operations: number | undefined;
}

export interface TrialRequest {
  readonly operations: number;
  readonly seed: number;
}

const root = join(import.meta.dirname, '../../..');
const patienceMs = 600_000;

interface Ended {
  readonly code: number;
  readonly text: string;
}

const end = (args: readonly string[], environment: NodeJS.ProcessEnv = process.env): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [...args],
      { cwd: root, env: environment, timeout: patienceMs, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
        resolve({ code, text: `${stdout}${stderr}` });
      },
    );
  });

/** What a system says that notices by itself that a wall is not as it should be, and does not serve. */
const refusals = [
  /still differs after its migration:\s*(.*)/,
  /is not as tables and markings say[^\n]*\n\s*(.*)/,
  /SUPERGRAPH_FILE: (.*)/,
];

const tryHarness = async (
  mutant: Mutant,
  { walls, audience, asked }: { readonly walls: string; readonly audience: string; readonly asked: string },
  request: TrialRequest,
): Promise<Verdict> => {
  const folder = await mkdtemp(join(tmpdir(), 'kopuro-mutant-'));
  const report = join(folder, 'report.json');
  try {
    const { code, text } = await end([
      '--max-semi-space-size=64',
      'tests/noninterference/main.ts',
      ...[
        '--workers',
        '1',
        '--operations',
        String(request.operations),
        '--seed',
        String(request.seed),
        '--leaks',
        '1',
      ],
      ...['--walls', walls, '--audience', audience, '--mutant', mutant.name, '--asked', asked],
      ...['--report', report],
    ]);
    if (code === 0)
      return {
        mutant,
        outcome: 'survived',
        by: `${String(request.operations)} operations`,
        operations: undefined,
      };
    if (code === 1 || code === 2) {
      const { reports, faults } = JSON.parse(await readFile(report, 'utf8')) as {
        readonly reports: readonly AudienceReport[];
        readonly faults: readonly string[];
      };
      const leak = reports.flatMap(({ leaks }) => leaks)[0];
      if (leak === undefined) {
        // Too few data in a short run is no sign of a leak; that the cleared see less than they should is.
        const told = faults.find((fault) => /cleared|twice/.test(fault));
        return told === undefined
          ? { mutant, outcome: 'survived', by: faults.join(' '), operations: undefined }
          : { mutant, outcome: 'found', by: `control: ${told}`, operations: request.operations };
      }
      return leak.pair === 'probe'
        ? { mutant, outcome: 'found', by: `probe: ${leak.what}`, operations: undefined }
        : { mutant, outcome: 'found', by: `${leak.pair}: ${leak.what}`, operations: leak.operation + 1 };
    }
    for (const refusal of refusals) {
      const said = refusal.exec(text)?.[1];
      if (said !== undefined)
        return { mutant, outcome: 'found', by: `drift: ${said}`, operations: undefined };
    }
    return { mutant, outcome: 'broken', by: text.split('\n').slice(-12).join(' '), operations: undefined };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const tryTest = async (mutant: Mutant, test: string): Promise<Verdict> => {
  const { code, text } = await end(
    [
      ...['--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'],
      ...[
        '--config',
        'tests/noninterference/mutants/jest.config.js',
        '--runInBand',
        '--forceExit',
        '--',
        test,
      ],
    ],
    {
      ...process.env,
      KOPURO_MUTANT_PATCHES: JSON.stringify(mutant.patches),
      // What is only slow has noticed nothing: a test here may take its time.
      KOPURO_TEST_LIMIT_MS: '300000',
    },
  );
  const failed = /●\s+(.*)/.exec(text)?.[1];
  if (code === 0) return { mutant, outcome: 'survived', by: test, operations: undefined };
  const isBroken = failed === undefined || /Test suite failed to run|It was not done within/.test(text);
  return {
    mutant,
    outcome: isBroken ? 'broken' : 'found',
    by: `${test}: ${failed ?? text.slice(-600)}`,
    operations: undefined,
  };
};

/** Sows one mutant and sees whether what must notice it does. */
export const tryMutant = (mutant: Mutant, request: TrialRequest): Promise<Verdict> => {
  const { by } = mutant;
  if ('test' in by) return tryTest(mutant, by.test);
  const { audience } = by;
  return 'probes' in by
    ? tryHarness(mutant, { walls: by.probes, audience, asked: 'probes' }, request)
    : tryHarness(mutant, { walls: by.walls, audience, asked: 'worlds' }, request);
};
