import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { quietTraffic } from '../../../gateway/traffic/traffic-settings.ts';
import { openWorld } from '../world/open-world.ts';
import type { AskOptions, World } from '../world/open-world.ts';

let world: World;
let apart: World;
beforeAll(async () => {
  world = await openWorld();
  apart = await openWorld(undefined, { traffic: { ...quietTraffic, joinPublicReads: false } });
});
afterAll(() => Promise.all([world.close(), apart.close()]));
afterEach(() => {
  world.subgraphs.japan.answer = undefined;
});

const many = 40;
/** Asks the same many times at once, of a subgraph that is slow; gives how often it was asked. */
const askedFor = async (to: World, query: string, options: AskOptions = {}): Promise<number> => {
  await to.ask(query, options);
  const { asked } = to.subgraphs.japan;
  const questions = () => asked.filter((one) => /echo|greet/.test(one.query)).length;
  const before = questions();
  to.subgraphs.japan.answer = (response) => {
    setTimeout(() => {
      response.setHeader('content-type', 'application/json').end('{"data":{"echo":"x","greet":"hello"}}');
    }, 200);
  };
  const seen = await Promise.all(Array.from({ length: many }, () => to.ask(query, options)));
  to.subgraphs.japan.answer = undefined;
  expect(new Set(seen.map(({ text }) => text)).size).toBe(1);
  expect(seen[0]?.body.errors).toBeUndefined();
  return questions() - before;
};

describe('identical questions at the same time', () => {
  it('of the public are carried out together', async () => {
    expect(await askedFor(world, '{ echo(text: "x") }')).toBeLessThan(many);
  });

  it('of the public are carried out each alone where the setting says so', async () => {
    expect(await askedFor(apart, '{ echo(text: "x") }')).toBe(many);
  });

  it.each(['japan-isa', 'third-party-otit'])('of %s are carried out each alone', async (as) => {
    expect(await askedFor(world, '{ echo(text: "x") }', { as })).toBe(many);
  });

  it('that change something are carried out each alone', async () => {
    expect(await askedFor(world, 'mutation { greet(name: "x") }')).toBe(many);
  });

  it('with other variables are other questions', async () => {
    const query = 'query($t: String!) { echo(text: $t) }';
    const texts = Array.from({ length: many }, (_, at) => String(at % 4));
    const seen = await Promise.all(texts.map((t) => world.ask(query, { variables: { t } })));
    expect(seen.map(({ body }) => body.data?.['echo'])).toEqual(texts);
  });
});
