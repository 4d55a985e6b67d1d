import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { openStreamClient } from '../../../gateway/execution/stream-client.ts';
import type { StreamClient } from '../../../gateway/execution/stream-client.ts';
import { listen, shut } from '../world/stub-subgraph.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

/** A subgraph that opens a stream, sends what it is renewed with, and refuses after a number of renewals. */
const openStub = async ({ status = 200, mostRenewals = 1_000 } = {}) => {
  const renewals: string[] = [];
  let write: (text: string) => void = () => undefined;
  const server = createServer((request, response) => {
    request.resume();
    if (request.url === '/graphql/streams/s-1') {
      renewals.push(String(request.headers['kopuro-clearance']));
      response.writeHead(renewals.length > mostRenewals ? 404 : 200).end('{}');
      write(`data: ${String(renewals.length)}\n\n`);
      return;
    }
    response.writeHead(status, { 'content-type': 'text/event-stream', 'kopuro-stream': 's-1' });
    write = (text) => response.write(text);
    write(':\n\ndata: 0\n\n');
  });
  const url = `${await listen(server)}/graphql`;
  const client = openStreamClient({ one: url }, 50);
  closing.push(
    () => client.close(),
    () => shut(server),
  );
  return { client, renewals };
};

const followed = (client: StreamClient, subgraph = 'one', signal = new AbortController().signal) => {
  let made = 0;
  return client.open(
    subgraph,
    '{}',
    () => {
      made += 1;
      return Promise.resolve({ 'kopuro-clearance': `c${String(made)}` });
    },
    signal,
  );
};
const failure = expect.objectContaining({ name: 'SubgraphFailure', code: 'SUBGRAPH_UNAVAILABLE' });

describe('a stream of a subgraph', () => {
  it('is kept alive by newer clearances', async () => {
    const { client, renewals } = await openStub();
    for await (const event of followed(client)) if (event === 3) break;
    expect(renewals.slice(0, 3)).toEqual(['c2', 'c3', 'c4']);
  });

  it('is lost once the subgraph takes no newer clearance', async () => {
    const { client } = await openStub({ mostRenewals: 2 });
    const events: unknown[] = [];
    const end = (async () => {
      for await (const event of followed(client)) events.push(event);
    })();
    await expect(end).rejects.toEqual(failure);
    expect(events.slice(0, 3)).toEqual([0, 1, 2]);
  });

  it.each([401, 400, 503])('that it refuses with %p is unavailable', async (status) => {
    const { client } = await openStub({ status });
    await expect(followed(client).next()).rejects.toEqual(failure);
  });

  it('is unavailable at a subgraph that nobody configured, or that is not there', async () => {
    const client = openStreamClient({ gone: 'http://127.0.0.1:1/graphql' });
    closing.push(() => client.close());
    await expect(followed(client, 'constructor').next()).rejects.toEqual(failure);
    await expect(followed(client, 'gone').next()).rejects.toEqual(failure);
  });

  it('ends without a fault when nobody follows it any more', async () => {
    const { client } = await openStub();
    const leaving = new AbortController();
    const events = followed(client, 'one', leaving.signal);
    await events.next();
    leaving.abort();
    let last = await events.next();
    while (last.done !== true) last = await events.next();
    expect(last.value).toBeUndefined();
  });
});
