import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clearanceHeader } from '../../../gateway/clearance/sign-clearance.ts';
import { audiences } from '../../../schema/audience.ts';
import { openWorld } from '../../gateway/world/open-world.ts';
import type { World } from '../../gateway/world/open-world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const json = { 'content-type': 'application/json' };
const untouched = (): void => {
  for (const one of [{}, [], Object.create(Object.prototype) as object, () => undefined])
    expect((one as unknown as Record<string, unknown>)['polluted']).toBeUndefined();
};

describe('no name that a caller chooses reaches a prototype', () => {
  it.each([
    ['a variable that nobody declared', '{"__proto__":{"polluted":1},"t":"x"}'],
    ['a variable inside another', '{"t":"x","constructor":{"prototype":{"polluted":1}}}'],
    ['a list', '{"t":"x","toString":[{"__proto__":{"polluted":1}}]}'],
  ])('by %s', async (_what, variables) => {
    const query = 'query($t: String!) { echo(text: $t) }';
    const seen = await world.send('/graphql', {
      method: 'POST',
      headers: json,
      body: `{"query":${JSON.stringify(query)},"variables":${variables}}`,
    });
    expect(seen.body).toEqual({ data: { echo: 'x' } });
    untouched();
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'by a key "%s" in the value of an input type',
    async (key) => {
      const query = 'query($f: OrganizationFilter) { supportOrganizations(filter: $f) { name } }';
      const seen = await world.send('/graphql', {
        method: 'POST',
        headers: json,
        body: `{"query":${JSON.stringify(query)},"variables":{"f":{"${key}":{"polluted":1}}}}`,
      });
      expect(seen.body.errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
      untouched();
    },
  );

  it.each(['constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf'])(
    'by %s as alias, variable, fragment and operation at once',
    async (name) => {
      const seen = await world.ask(
        `query ${name}($${name}: String!) { ...${name} } fragment ${name} on Query { ${name}: echo(text: $${name}) supportOrganizations { ${name}: name } }`,
        { variables: { [name]: 'x' }, operationName: name },
      );
      expect(seen.text).toBe(
        `{"data":{"${name}":"x","supportOrganizations":[{"${name}":"Aoba"},{"${name}":"Midori"}]}}`,
      );
      untouched();
    },
  );
});

it('requests at the same time keep each its own caller, variables and answer', async () => {
  const own = world.gateway.client;
  Object.assign(world.gateway, {
    client: {
      ...own,
      fetch: async (_subgraph: string, body: string, headers: Readonly<Record<string, string>>) => {
        const payload = headers[clearanceHeader]?.split('.')[1] ?? '';
        const { audience } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { audience: string };
        const { variables } = JSON.parse(body) as { readonly variables: Readonly<Record<string, string>> };
        // Answers come in another order than questions went.
        await pause(body.length % 7);
        return { data: { echo: `${audience} ${Object.values(variables).join()}` } };
      },
    },
  });
  try {
    const asked = Object.values(audiences).flatMap((audience) =>
      Array.from({ length: 25 }, (_, at) => ({ audience, text: 'x'.repeat(at % 9) + String(at) })),
    );
    const seen = await Promise.all(
      asked.map(({ audience, text }) =>
        world.ask('query($t: String!) { echo(text: $t) }', {
          as: audience.tokenName,
          variables: { t: text },
        }),
      ),
    );
    expect(seen.map(({ body }) => body.data?.['echo'])).toEqual(
      asked.map(({ audience, text }) => `${audience.id} ${text}`),
    );
  } finally {
    Object.assign(world.gateway, { client: own });
  }
});
