import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openMatrixWorld } from '../world/matrix-world.ts';
import type { MatrixWorld } from '../world/matrix-world.ts';
import { casesSoFar } from './compare.ts';
import { describeAudience } from './describe-audience.ts';

let world: MatrixWorld;
beforeAll(async () => {
  world = await openMatrixWorld();
});
afterAll(() => world.close());

for (const audience of ['third_party_otit', 'third_party_embassy'] as const)
  describeAudience(audience, () => world);

it('has been as many cases as there are elements and ways', () => {
  expect(casesSoFar()).toBeGreaterThan(3_000);
});
