import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openWorld } from '../world/open-world.ts';
import type { World } from '../world/open-world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld(['JAPAN']);
});
afterAll(() => world.close());

it.each([
  ['japan-isa', 200],
  ['third-party-otit', 200],
  ['kyrgyz-ministry', 401],
  ['kyrgyz-center', 401],
  ['third-party-embassy', 401],
  [undefined, 200],
] as const)('a gateway with the key of Japan alone answers %s with %s', async (as, status) => {
  const seen = await world.ask('{ echo(text: "x") }', { as });
  expect(seen.status).toBe(status);
  expect(seen.text.includes('"data"')).toBe(status === 200);
});
