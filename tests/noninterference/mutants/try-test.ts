import type { Mutant } from './mutant.ts';
import { runReporting } from './run-node.ts';
import type { Verdict } from './verdict.ts';

/** What Jest says of one file, as far as it is read. */
interface TestRun {
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly title: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** Whether a named test notices a mutant. */
export const tryTest = async (mutant: Mutant, test: string): Promise<Verdict> => {
  const { code, text, report } = await runReporting(
    (file) => [
      ...['--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'],
      ...['--config', 'tests/noninterference/mutants/jest.config.js'],
      ...['--runInBand', '--forceExit', '--json', '--outputFile', file],
      ...['--', test],
    ],
    {
      ...process.env,
      KOPURO_MUTANT_PATCHES: JSON.stringify(mutant.patches),
      // What is only slow has noticed nothing: a test here may take its time.
      KOPURO_TEST_LIMIT_MS: '300000',
    },
  );
  if (code === 0) return { mutant, outcome: 'survived', by: test, operations: undefined };
  const told = report === undefined ? [] : (JSON.parse(report) as TestRun).testResults;
  const failed = told
    .flatMap(({ assertionResults }) => assertionResults)
    .find(({ status, failureMessages }) => status === 'failed' && !failureMessages.some(isLate));
  return {
    mutant,
    outcome: failed === undefined ? 'broken' : 'found',
    by: `${test}: ${failed?.title ?? told[0]?.message ?? text.slice(-600)}`,
    operations: undefined,
  };
};

/** Whether a test failed for no more than being slow. */
const isLate = (message: string): boolean => message.includes('It was not done within');
