import { availableParallelism } from 'node:os';
import type { Check } from './checks.ts';
import { CheckProgress } from './check-progress.ts';
import { runCheck } from './run-check.ts';

/**
 * Runs the checks side by side, as many at a time as there are processors, and shows each by name as it ends;
 * afterwards prints what the failed ones said.
 * @returns whether all passed.
 */
export async function runChecks(checks: readonly Check[], signal: AbortSignal): Promise<boolean> {
  const progress = new CheckProgress(checks.map((check) => check.name));
  const failed: { readonly name: string; readonly output: string }[] = [];
  const waiting = [...checks];

  const worker = async (): Promise<void> => {
    for (let check = waiting.shift(); check !== undefined && !signal.aborted; check = waiting.shift()) {
      progress.started(check.name);
      const result = await runCheck(check, signal);
      progress.ended(check.name, result);
      if (!result.passed) failed.push({ name: check.name, output: result.output });
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), checks.length) }, worker));
  progress.close();

  for (const { name, output } of failed) {
    process.stdout.write(`\n── ${name} ──\n${output.trimEnd()}\n`);
  }
  if (failed.length > 0) {
    const names = failed.map(({ name }) => name).join(', ');
    process.stdout.write(`\n${String(failed.length)} of ${String(checks.length)} checks failed: ${names}\n`);
  }
  return failed.length === 0 && !signal.aborted;
}
