import type { ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorld } from './world/open-world.ts';
import type { World } from './world/open-world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld(undefined, { subgraphTimeoutMs: 3_000 });
  // The first question waits for the planner.
  await world.ask(question);
});
afterAll(() => world.close());
afterEach(() => {
  world.subgraphs.japan.answer = undefined;
});

const question = '{ echo(text: "x") misconductReports { id } }';
const reports = [{ id: 'r1' }, { id: 'r2' }];
const megabyte = Buffer.alloc(1024 * 1024, 32);

/** Sends 300 MB as fast as they are taken, and tells how much that was. */
const flood = (response: ServerResponse, sent: (bytes: number) => void): void => {
  response.setHeader('content-type', 'application/json');
  let left = 300;
  const more = (): void => {
    while (left > 0 && !response.destroyed) {
      left -= 1;
      sent(megabyte.length);
      if (!response.write(megabyte)) {
        response.once('drain', more);
        return;
      }
    }
    if (!response.destroyed) response.end('{"data":{"echo":"x"}}');
  };
  more();
};

const json = (text: string) => (response: ServerResponse) => {
  response.setHeader('content-type', 'application/json').end(text);
};

/** What may come of a subgraph's answer, and the code of the fault that it becomes. */
const faults: readonly (readonly [string, string, (response: ServerResponse) => void])[] = [
  [
    'is down',
    'SUBGRAPH_UNAVAILABLE',
    (response) => {
      response.socket?.destroy();
    },
  ],
  [
    'is cut off half-way',
    'SUBGRAPH_UNAVAILABLE',
    (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('{"data":{"echo":"x"');
      setTimeout(() => response.socket?.destroy(), 20);
    },
  ],
  [
    'is cut off half-way, and calls that the end',
    'INVALID_RESPONSE',
    json('{"data":{"echo":"x"},"misconductReports":[{"id"'),
  ],
  ['is silent', 'TIMEOUT', () => undefined],
  [
    'drips',
    'TIMEOUT',
    (response) => {
      const drip = setInterval(() => response.write(' '), 10);
      response.once('close', () => {
        clearInterval(drip);
      });
    },
  ],
  [
    'answers garbage',
    'INVALID_RESPONSE',
    (response) => {
      response.end(Buffer.from([0xff, 0xfe, 0x00, 0x80, 0x7b]));
    },
  ],
  [
    'answers HTML',
    'INVALID_RESPONSE',
    (response) => {
      response.setHeader('content-type', 'text/html').end('<html>echo</html>');
    },
  ],
  ['answers the wrong shape', 'INVALID_RESPONSE', json('{"data":{"echo":{"of":["x"]}}}')],
  ['answers two documents', 'INVALID_RESPONSE', json('{"data":{"echo":"x"}}{"data":{"echo":"y"}}')],
  ['answers keys of prototypes', 'INVALID_RESPONSE', json('{"__proto__":{"data":{"echo":"forged"}}}')],
  ['answers a bottomless list', 'INVALID_RESPONSE', json(`{"data":{"echo":${'['.repeat(200_000)}`)],
];

describe('while a subgraph', () => {
  it.each(faults)('%s, the rest is answered, and nobody else is harmed', async (_what, code, fault) => {
    world.subgraphs.japan.answer = fault;
    const harmed = world.ask(question);
    // Others ask meanwhile, of what is sound.
    const others = await Promise.all(
      Array.from({ length: 20 }, () => world.ask('{ misconductReports { id } }')),
    );
    for (const other of others) expect(other.body).toEqual({ data: { misconductReports: reports } });
    const seen = await harmed;
    expect(seen.status).toBe(200);
    expect(seen.body.data).toEqual({ echo: null, misconductReports: reports });
    expect(seen.body.errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['echo'], code],
    ]);
    // And then it is well again.
    world.subgraphs.japan.answer = undefined;
    expect((await world.ask(question)).body).toEqual({ data: { echo: 'x', misconductReports: reports } });
  });

  it('answers 300 MB to many at once, no more than a part of that is ever taken', async () => {
    let sent = 0;
    // What is looked for is the size: on a busy machine so much takes its time.
    const patient = await openWorld(undefined, { subgraphTimeoutMs: 20_000 });
    patient.subgraphs.japan.answer = (response) => {
      flood(response, (bytes) => (sent += bytes));
    };
    const seen = await Promise.all(Array.from({ length: 8 }, () => patient.ask(question)));
    await patient.close();
    for (const { body } of seen) {
      expect(body.data).toEqual({ echo: null, misconductReports: reports });
      expect(body.errors?.map(({ extensions }) => extensions.code)).toEqual(['INVALID_RESPONSE']);
    }
    expect(sent).toBeLessThan(8 * 40 * megabyte.length);
  });

  it('answers keys of prototypes among its data, they stay keys and are dropped', async () => {
    world.subgraphs.japan.answer = json(
      '{"data":{"echo":"x","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}',
    );
    expect((await world.ask(question)).body).toEqual({ data: { echo: 'x', misconductReports: reports } });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    const keys = await world.ask('{ constructor: echo(text: "a") toString: echo(text: "b") }');
    expect(keys.text).not.toContain('polluted');
  });

  it('is slow for more callers than it has room for, the others’ answers do not wait', async () => {
    world.subgraphs.japan.answer = () => undefined;
    const waiting = Array.from({ length: 600 }, () => world.ask('{ echo(text: "x") }'));
    const other = await world.ask('{ misconductReports { id } }');
    expect(other.body).toEqual({ data: { misconductReports: reports } });
    const codes = (await Promise.all(waiting)).map(({ body }) => body.errors?.[0]?.extensions.code);
    expect(codes.every((code) => code === 'TIMEOUT' || code === 'SUBGRAPH_UNAVAILABLE')).toBe(true);
    expect(codes).toContain('TIMEOUT');
  });
});
