import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { openWorld } from '../world/open-world.ts';
import type { World } from '../world/open-world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe('the audits of GraphQL over HTTP', () => {
  for (const as of [undefined, 'japan-isa', 'kyrgyz-center']) {
    it(`all pass for ${as ?? 'the public'}`, async () => {
      const token = as === undefined ? undefined : await world.issuer.token(as);
      const audits = serverAudits({
        url: `${world.url}/graphql`,
        fetchFn: (address: string, init: RequestInit = {}) => {
          const headers = new Headers(init.headers);
          if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
          return fetch(address, { ...init, headers });
        },
      });
      const results = await Promise.all(audits.map((audit) => audit.fn()));
      expect(results.length).toBe(61);
      expect(results.filter((result) => result.status !== 'ok').map(({ name }) => name)).toEqual([]);
    });
  }
});
