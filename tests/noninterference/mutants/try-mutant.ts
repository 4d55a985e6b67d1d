import type { Mutant } from './mutant.ts';
import { tryHarness } from './try-harness.ts';
import { tryTest } from './try-test.ts';
import type { TrialRequest, Verdict } from './verdict.ts';

/** Sows one mutant and sees whether what must notice it does. */
export const tryMutant = (mutant: Mutant, request: TrialRequest): Promise<Verdict> => {
  const { by } = mutant;
  if ('test' in by) return tryTest(mutant, by.test);
  const { audience } = by;
  return 'probes' in by
    ? tryHarness(mutant, { walls: by.probes, audience, asked: 'probes' }, request)
    : tryHarness(mutant, { walls: by.walls, audience, asked: 'worlds' }, request);
};
