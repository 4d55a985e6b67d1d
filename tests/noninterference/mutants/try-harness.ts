import type { AudienceReport } from '../run/report.ts';
import type { Mutant } from './mutant.ts';
import { runReporting } from './run-node.ts';
import type { TrialRequest, Verdict } from './verdict.ts';

/** What a system says that notices by itself that a wall is not as it should be, and does not serve. */
const refusals = [
  /still differs after its migration:\s*(.*)/,
  /is not as tables and markings say[^\n]*\n\s*(.*)/,
  /SUPERGRAPH_FILE: (.*)/,
];

/** Whether the harness, or the system at its own start, notices a mutant. */
export const tryHarness = async (
  mutant: Mutant,
  { walls, audience, asked }: { readonly walls: string; readonly audience: string; readonly asked: string },
  request: TrialRequest,
): Promise<Verdict> => {
  const { code, text, report } = await runReporting((file) => [
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
    ...['--report', file],
  ]);
  if (code === 0)
    return {
      mutant,
      outcome: 'survived',
      by: `${String(request.operations)} operations`,
      operations: undefined,
    };
  if (code === 1 || code === 2) {
    const { reports, faults } = JSON.parse(report ?? '') as {
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
    if (said !== undefined) return { mutant, outcome: 'found', by: `drift: ${said}`, operations: undefined };
  }
  return { mutant, outcome: 'broken', by: text.split('\n').slice(-12).join(' '), operations: undefined };
};
