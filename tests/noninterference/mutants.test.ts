import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findMutant } from './mutants/find-mutant.ts';
import { tryMutant } from './mutants/try-mutant.ts';
import { openRunServer } from './rig/server.ts';
import type { RunServer } from './rig/server.ts';

/** One leak of each wall. All of them take long: node tests/noninterference/mutants/main.ts. */
const everyRun = ['restricted filters stay in the view', 'a list holds every row', 'every column is granted'];

let server: RunServer;
beforeAll(async () => {
  server = await openRunServer();
}, 60_000);
afterAll(() => server.stop());

describe('a leak that is sown', () => {
  it.each(everyRun)(
    'is found: %s',
    async (name) => {
      const verdict = await tryMutant(findMutant(name), { operations: 600, seed: 1 });
      expect(verdict).toMatchObject({ outcome: 'found' });
    },
    700_000,
  );
});
