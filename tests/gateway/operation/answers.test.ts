import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorld } from '../world/open-world.ts';
import type { World } from '../world/open-world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
afterEach(() => {
  for (const subgraph of Object.values(world.subgraphs)) subgraph.answer = undefined;
});

describe('an answer', () => {
  it('joins what the subgraphs hold', async () => {
    const seen = await world.ask('{ misconductReports { id subject { name publicationInKyrgyzstan } } }');
    expect(seen.body).toEqual({
      data: {
        misconductReports: [
          { id: 'r1', subject: { name: 'Aoba', publicationInKyrgyzstan: 'published 19登-000001' } },
          { id: 'r2', subject: { name: 'Midori', publicationInKyrgyzstan: 'published 19登-000002' } },
        ],
      },
    });
  });

  it('holds introspection and data together, in the order asked for', async () => {
    const seen = await world.ask(
      `query($no: Boolean = false) {
        last: echo(text: "skipped") @include(if: $no)
        ...f
        __schema @skip(if: $no) { queryType { name } }
        last: echo(text: "skipped") @include(if: $no)
        ... on Query { kind: __typename again: echo(text: "2") }
      }
      fragment f on Query { first: echo(text: "1") __type(name: "Holder") { kind } }`,
    );
    expect(seen.text).toBe(
      '{"data":{"first":"1","__type":{"kind":"INTERFACE"},"__schema":{"queryType":{"name":"Query"}},"kind":"Query","again":"2"}}',
    );
  });

  it('to introspection alone asks no subgraph, also for a mutation', async () => {
    const before = world.subgraphs.japan.asked.length;
    expect((await world.ask('mutation { __typename }')).body).toEqual({ data: { __typename: 'Mutation' } });
    expect((await world.ask('{ a: __typename ... { __typename } }')).body).toEqual({
      data: { a: 'Query', __typename: 'Query' },
    });
    expect(world.subgraphs.japan.asked.length).toBe(before);
  });

  it('is an empty object where conditions leave nothing', async () => {
    expect((await world.ask('{ echo(text: "x") @skip(if: true) }')).body).toEqual({ data: {} });
    expect((await world.ask('query($w: Boolean = false) { echo(text: "x") @include(if: $w) }')).body).toEqual(
      { data: {} },
    );
  });

  it('uses variables, their defaults, and the defaults of arguments', async () => {
    const query = 'query($t: String = "d", $n: Int) { echo(text: $t, times: $n) one: echo(text: $t) }';
    expect((await world.ask(query, { variables: { n: 2 } })).body).toEqual({
      data: { echo: 'dd', one: 'd' },
    });
    expect((await world.ask(query, { variables: { t: 'x', n: 3 } })).body).toEqual({
      data: { echo: 'xxx', one: 'x' },
    });
  });

  it('keeps aliases that are names of prototypes', async () => {
    const seen = await world.ask(
      '{ constructor: echo(text: "c") toString: echo(text: "t") hasOwnProperty: echo(text: "h") }',
    );
    expect(seen.text).toBe('{"data":{"constructor":"c","toString":"t","hasOwnProperty":"h"}}');
  });

  it('of the operation that is named, not of the first', async () => {
    const query = 'query a { echo(text: "a") } query b { echo(text: "b") }';
    expect((await world.ask(query, { operationName: 'b' })).body).toEqual({ data: { echo: 'b' } });
    expect((await world.askByGet(query, { operationName: 'a' })).body).toEqual({ data: { echo: 'a' } });
  });

  it('to a mutation comes by POST', async () => {
    expect(
      (await world.ask('mutation($n: String!) { greet(name: $n) }', { variables: { n: 'you' } })).body,
    ).toEqual({ data: { greet: 'hello you' } });
  });

  it('shows nothing of a value whose type the caller does not have', async () => {
    const query = '{ found { ... on SupportOrganization { name } } }';
    expect((await world.ask(query)).body).toEqual({ data: { found: [{ name: 'Aoba' }, null] } });
    const asked = world.subgraphs.japan.asked.at(-1)?.query ?? '';
    expect(asked).not.toContain('Inspection');
  });

  it('asks for an interface’s fields only on types that the caller has', async () => {
    expect((await world.ask('{ holders { name } }')).body).toEqual({
      data: { holders: [{ name: 'Aoba' }, null] },
    });
    expect(world.subgraphs.japan.asked.at(-1)?.query).not.toContain('Inspection');
    const cleared = await world.ask('{ holders { name } }', { as: 'japan-isa' });
    expect(cleared.body).toEqual({ data: { holders: [{ name: 'Aoba' }, { name: 'I-1' }] } });
  });
});

describe('when a subgraph fails, its part is null and nothing of what it said is told', () => {
  const secret = 'SELECT secret FROM inspections at 10.0.0.7';
  const json = (body: unknown) => ({ status: 200, type: 'application/json', body: JSON.stringify(body) });
  it.each([
    [
      'errors',
      json({
        errors: [
          { message: secret, path: ['echo', secret], extensions: { code: 'SECRET', stacktrace: [secret] } },
        ],
        data: null,
      }),
      'INTERNAL',
    ],
    [
      'errors beside data',
      json({ errors: [{ message: secret, path: ['echo'] }], data: { echo: null } }),
      'INTERNAL',
    ],
    ['a page', { status: 502, type: 'text/html', body: `<h1>${secret}</h1>` }, 'SUBGRAPH_UNAVAILABLE'],
    ['no JSON', { status: 200, type: 'application/json', body: secret }, 'INVALID_RESPONSE'],
    ['a value of another shape', json({ data: { echo: { secret } } }), 'INVALID_RESPONSE'],
    ['a list', json([secret]), 'INVALID_RESPONSE'],
  ])('with %s', async (_what, { status, type, body }, code) => {
    world.subgraphs.japan.answer = (response) => {
      response.writeHead(status, { 'content-type': type }).end(body);
    };
    const seen = await world.ask('{ echo(text: "x") misconductReports { id } }');
    expect(seen.status).toBe(200);
    expect(seen.body.data).toEqual({ echo: null, misconductReports: [{ id: 'r1' }, { id: 'r2' }] });
    expect(seen.body.errors?.map(({ path, extensions }) => ({ path, extensions }))).toEqual([
      { path: ['echo'], extensions: { code } },
    ]);
    expect(seen.text).not.toMatch(/secret|SELECT|10\.0\.0|127\.0\.0|japan/i);
  });

  it('with silence, until its time is over', async () => {
    world.subgraphs.japan.answer = () => undefined;
    const seen = await world.ask('{ echo(text: "x") misconductReports { id } }');
    expect(seen.body.data).toEqual({ echo: null, misconductReports: [{ id: 'r1' }, { id: 'r2' }] });
    expect(seen.body.errors).toEqual([
      {
        message: 'A part of the answer did not arrive in time.',
        path: ['echo'],
        extensions: { code: 'TIMEOUT' },
      },
    ]);
  });

  it('and a caller who hangs up takes back what was asked for him', async () => {
    const gone = new AbortController();
    const stopped = new Promise<string>((resolve) => {
      world.subgraphs.japan.answer = (response) => {
        response.once('close', () => {
          resolve('stopped');
        });
        gone.abort();
      };
    });
    const asked = fetch(`${world.url}/graphql?query=%7Becho(text:"x")%7D`, { signal: gone.signal });
    await expect(asked).rejects.toThrow();
    const late = new Promise<string>((resolve) => setTimeout(resolve, 700, 'still open'));
    expect(await Promise.race([stopped, late])).toBe('stopped');
  });

  it('and keys that nobody asked for are dropped', async () => {
    world.subgraphs.japan.answer = (response) => {
      response
        .setHeader('content-type', 'application/json')
        .end('{"data":{"echo":"x","secret":"s","__proto__":{"polluted":true}},"extensions":{"trace":"s"}}');
    };
    expect((await world.ask('{ echo(text: "y") }')).text).toBe('{"data":{"echo":"x"}}');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('nothing of one audience serves another', () => {
  const query = '{ supportOrganizations { name riskGrade inspection { note } } }';

  it('not the plan that a cleared audience made ready', async () => {
    const ready = (id: 'public' | 'japan_isa') => world.gateway.views.get(id)?.operations.size ?? -1;
    const [publicBefore, isaBefore] = [ready('public'), ready('japan_isa')];
    const cold = await world.ask(query);
    const cleared = await world.ask(query, { as: 'japan-isa' });
    expect(cleared.text).toContain('"riskGrade":"A"');
    expect((await world.ask(query)).text).toBe(cold.text);
    expect(cold.body.data).toBeUndefined();
    expect(ready('japan_isa')).toBe(isaBefore + 1);
    expect(ready('public')).toBe(publicBefore);
  });

  it('not in parallel either', async () => {
    const callers = [undefined, 'japan-isa', 'japan-mofa', 'kyrgyz-ministry', 'third-party-otit'] as const;
    const texts = [
      query,
      '{ misconductReports { id gravity } }',
      '{ supportOrganizations { remark } }',
      '{ __schema { queryType { fields { name } } } }',
    ];
    const alone = new Map<string, string>();
    for (const as of callers)
      for (const text of texts) alone.set(`${String(as)} ${text}`, (await world.ask(text, { as })).text);
    expect(new Set(alone.values()).size).toBeGreaterThan(8);
    const together = Array.from({ length: 20 }, () =>
      callers.flatMap((as) => texts.map((text) => ({ as, text }))),
    ).flat();
    const answers = await Promise.all(
      together.map(async ({ as, text }) => ({
        key: `${String(as)} ${text}`,
        seen: (await world.ask(text, { as })).text,
      })),
    );
    expect(answers.filter(({ key, seen }) => alone.get(key) !== seen)).toEqual([]);
  });

  it('each is asked for with its own clearance, for the subgraph asked', async () => {
    const claims = async (as: string | undefined) => {
      await world.ask('{ misconductReports { id subject { name } } }', { as });
      return (['japan', 'cooperation'] as const).map((name) => {
        const token = String(world.subgraphs[name].asked.at(-1)?.headers['kopuro-clearance']);
        const { audience, aud } = JSON.parse(
          Buffer.from(token.split('.')[1] ?? '', 'base64url').toString(),
        ) as Record<string, unknown>;
        return { audience, aud };
      });
    };
    for (const [as, audience] of [
      [undefined, 'public'],
      ['japan-npa', 'japan_npa'],
      ['kyrgyz-center', 'kyrgyzstan_center'],
      ['third-party-embassy', 'third_party_embassy'],
    ] as const)
      expect(await claims(as)).toEqual([
        { audience, aud: 'japan' },
        { audience, aud: 'cooperation' },
      ]);
  });
});
