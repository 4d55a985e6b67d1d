import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from 'graphql-sse';
import type { ExecutionResult } from 'graphql-sse';
import { composeDocuments } from '../world/compose-documents.ts';
import { openWorld } from '../world/open-world.ts';
import type { World } from '../world/open-world.ts';
import { streamDocuments } from './stream-documents.ts';
import { event, openStreamingSubgraph } from './streaming-subgraph.ts';
import type { StreamingSubgraph } from './streaming-subgraph.ts';

let japan: StreamingSubgraph;
let kyrgyzstan: StreamingSubgraph;
let world: World;
beforeAll(async () => {
  japan = await openStreamingSubgraph([]);
  kyrgyzstan = await openStreamingSubgraph([{ remark: 'known there' }]);
  world = await openWorld(undefined, {
    supergraph: composeDocuments(streamDocuments),
    subgraphUrls: { japan: japan.url, kyrgyzstan: kyrgyzstan.url },
  });
});
afterAll(async () => {
  await world.close();
  await Promise.all([japan.close(), kyrgyzstan.close()]);
});

const thing = (id: string, more = {}) => ({ __typename: 'Thing', id, name: `thing ${id}`, ...more });

/** Follows a subscription by the protocol's own client; gives the stream that it made at the subgraph. */
const follow = async (query: string, options: { as?: string; claims?: Record<string, unknown> } = {}) => {
  const { as, claims } = options;
  const headers: Record<string, string> =
    as === undefined
      ? {}
      : { authorization: `Bearer ${await world.issuer.token(as, claims === undefined ? {} : { claims })}` };
  const client = createClient({ url: `${world.url}/graphql/stream`, headers, retryAttempts: 0 });
  const count = japan.streams.length + 1;
  const events = client.iterate({ query });
  const first = events.next();
  const stream = await Promise.race([japan.opened(count), first.then(() => undefined)]);
  if (stream === undefined) throw new Error('the subgraph was never asked to stream');
  return {
    stream,
    first: async () => (await first).value as ExecutionResult,
    next: async () => (await events.next()).value as ExecutionResult | undefined,
    leave: async () => {
      await events.return?.();
      client.dispose();
    },
  };
};

/** Sends a question to the stream's door; gives the events that came until it ended. */
const ask = async (body: unknown, headers: Record<string, string> = {}) => {
  const response = await fetch(`${world.url}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
};
const ended = 'event: complete\ndata:\n\n';
const codes = ({ errors }: ExecutionResult = {}) => errors?.map(({ extensions }) => extensions['code']);

describe('a subscription', () => {
  it('tells each event, completed by the other subgraphs, until its reader leaves', async () => {
    const followed = await follow('subscription { changed { name remark } }');
    followed.stream.response.write(event('changed', thing('1')));
    expect(await followed.first()).toEqual({
      data: { changed: { name: 'thing 1', remark: 'known there' } },
    });
    followed.stream.response.write(event('changed', thing('2')) + event('changed', thing('3')));
    expect((await followed.next())?.data).toEqual({ changed: { name: 'thing 2', remark: 'known there' } });
    expect((await followed.next())?.data).toEqual({ changed: { name: 'thing 3', remark: 'known there' } });
    expect(world.gateway.streams.count('public')).toBe(1);
    await followed.leave();
    await followed.stream.closed;
    expect(world.gateway.streams.count('public')).toBe(0);
  });

  it('ends where its subgraph ends it', async () => {
    const followed = await follow('subscription { changed { id } }');
    followed.stream.response.write(event('changed', thing('1')));
    await followed.first();
    followed.stream.response.end();
    expect(await followed.next()).toBeUndefined();
  });

  it('asks its subgraph, and for each event the others, with the caller’s clearance and no header of theirs', async () => {
    const followed = await follow('subscription { changed { remark } }', { as: 'japan-isa' });
    followed.stream.response.write(event('changed', thing('1')));
    await followed.first();
    for (const headers of [followed.stream.headers, kyrgyzstan.asked.at(-1)?.headers]) {
      const claims = String(headers?.['kopuro-clearance']).split('.')[1] ?? '';
      expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
        audience: 'japan_isa',
      });
      expect(headers?.authorization).toBeUndefined();
    }
    await followed.leave();
  });

  it('tells nothing that was not asked for, or is not in the caller’s view', async () => {
    const followed = await follow('subscription { changed { name } }');
    followed.stream.response.write(event('changed', thing('1', { grade: 'A', secret: 's', __proto__: {} })));
    expect(await followed.first()).toEqual({ data: { changed: { name: 'thing 1' } } });
    await followed.leave();
  });

  it.each(['subscription { inspected { name } }', 'subscription { changed { grade } }'])(
    '(%s) beyond the caller’s view is refused as one of names that never were, and nothing is asked',
    async (query) => {
      const count = japan.streams.length;
      const refused = await ask({ query });
      const invented = await ask({
        query: query.replace('inspected', 'invented').replace('grade', 'marks'),
      });
      expect(refused.text.replaceAll('inspected', 'invented').replaceAll('grade', 'marks')).toBe(
        invented.text,
      );
      expect(refused.text).toContain('GRAPHQL_VALIDATION_FAILED');
      expect(refused.text.endsWith(ended)).toBe(true);
      expect(japan.streams.length).toBe(count);
      const cleared = await follow(query, { as: 'japan-isa' });
      expect(cleared.stream.query).toContain(query.includes('grade') ? 'grade' : 'inspected');
      await cleared.leave();
    },
  );

  it.each([
    [
      'a value of another shape',
      event('changed', { __typename: 'Thing', id: '1', name: { of: 'x' } }),
      'INVALID_RESPONSE',
    ],
    ['a list', 'data: []\n\n', 'INVALID_RESPONSE'],
    ['no JSON', 'data: {\n\n', 'SUBGRAPH_UNAVAILABLE'],
    [
      'errors',
      'data: {"data":null,"errors":[{"message":"SELECT secret","extensions":{"code":"X"}}]}\n\n',
      'INTERNAL',
    ],
  ])('tells of an event that is %s in our own words', async (_what, sent, code) => {
    const followed = await follow('subscription { changed { name } }');
    followed.stream.response.write(sent);
    const told = await followed.first();
    expect(codes(told)).toEqual([code]);
    expect(JSON.stringify(told)).not.toMatch(/SELECT|secret|127\.0/);
    await followed.leave();
  });
});

describe('a stream ends, and says why,', () => {
  it('when its token expires', async () => {
    const exp = Math.floor(Date.now() / 1000) + 4;
    const followed = await follow('subscription { changed { name } }', { as: 'japan-isa', claims: { exp } });
    followed.stream.response.write(event('changed', thing('1')));
    expect((await followed.first()).data).toEqual({ changed: { name: 'thing 1' } });
    expect(codes(await followed.next())).toEqual(['UNAUTHENTICATED']);
    expect(await followed.next()).toBeUndefined();
    await followed.stream.closed;
    expect(Date.now()).toBeGreaterThanOrEqual(exp * 1000);
  });

  it('when a consent is withdrawn, before it tells anything more, and no other audience’s stream does', async () => {
    const graded = (id: string) => event('changed', thing(id, { grade: 'A' }));
    japan.consented = ['Thing.grade'];
    const third = await follow('subscription { changed { grade } }', { as: 'third-party-otit' });
    const other = await follow('subscription { changed { name } }', { as: 'kyrgyz-ministry' });
    third.stream.response.write(graded('1'));
    expect((await third.first()).data).toEqual({ changed: { grade: 'A' } });
    japan.consented = [];
    third.stream.response.write(graded('2'));
    const told = await third.next();
    expect(codes(told)).toEqual(['STREAM_ENDED']);
    expect(told?.data).toBeUndefined();
    expect(await third.next()).toBeUndefined();
    await third.stream.closed;
    other.stream.response.write(event('changed', thing('1')));
    expect((await other.first()).data).toEqual({ changed: { name: 'thing 1' } });
    await other.leave();
    expect(world.gateway.streams.count('third_party_otit')).toBe(0);
    await expect(follow('subscription { changed { grade } }', { as: 'third-party-otit' })).rejects.toThrow(
      'the subgraph was never asked to stream',
    );
  });

  it('when a consent is withdrawn, though nothing happens that it could tell', async () => {
    japan.consented = ['Thing.grade'];
    const third = await follow('subscription { changed { grade } }', { as: 'third-party-otit' });
    const other = await follow('subscription { changed { name } }', { as: 'kyrgyz-ministry' });
    japan.consented = [];
    expect(codes(await third.first())).toEqual(['STREAM_ENDED']);
    await third.stream.closed;
    expect(world.gateway.streams.count('third_party_otit')).toBe(0);
    expect(world.gateway.streams.count('kyrgyzstan_ministry')).toBe(1);
    await other.leave();
  });

  it('when its subgraph is lost', async () => {
    const followed = await follow('subscription { changed { name } }');
    followed.stream.response.destroy();
    expect(codes(await followed.first())).toEqual(['SUBGRAPH_UNAVAILABLE']);
    expect(await followed.next()).toBeUndefined();
  });

  it('when its reader does not read: what waits is bounded, and the subgraph is let go', async () => {
    const { hostname, port } = new URL(world.url);
    const count = japan.streams.length + 1;
    const socket = connect(Number(port), hostname);
    const body = JSON.stringify({ query: 'subscription { changed { name } }' });
    socket.write(
      `POST /graphql/stream HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\nContent-Length: ${String(body.length)}\r\n\r\n${body}`,
    );
    const { response, closed } = await japan.opened(count);
    const large = event('changed', thing('1', { name: 'n'.repeat(100_000) }));
    let sent = 0;
    let isOpen = true;
    void closed.then(() => (isOpen = false));
    const more = setInterval(() => {
      if (isOpen && response.writableLength < 1_000_000) {
        response.write(large);
        sent += large.length;
      }
    }, 1);
    await closed;
    clearInterval(more);
    expect(sent).toBeLessThan(60_000_000);
    // Whoever reads at last finds how it ended.
    let read = '';
    socket.on('data', (chunk: Buffer) => (read = (read + chunk.toString()).slice(-2_000)));
    await new Promise((resolve) => socket.once('close', resolve));
    socket.destroy();
    expect(world.gateway.streams.count('public')).toBe(0);
    expect(read).toContain('"code":"TOO_SLOW"');
  });
});

describe('the stream’s door', () => {
  it('says that it lives before anything happened, and lets nobody keep or gather it', async () => {
    const response = await fetch(
      `${world.url}/graphql/stream?query=${encodeURIComponent('subscription { changed { id } }')}`,
      { headers: { accept: 'text/event-stream' } },
    );
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe(':\n\n');
    await reader.cancel();
  });

  it('answers every other operation too, by the same path', async () => {
    expect(await ask({ query: '{ now __typename }' })).toEqual({
      status: 200,
      type: 'text/event-stream; charset=utf-8',
      text: `:\n\nevent: next\ndata: {"data":{"now":"now","__typename":"Query"}}\n\n${ended}`,
    });
    expect((await ask({ query: 'mutation { touch }' })).text).toContain('{"data":{"touch":"touched"}}');
  });

  it.each([
    ['a document that is none', { query: '{' }, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown name', { query: '{ nowhere }' }, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'two roots',
      { query: 'subscription { a: changed { id } b: changed { id } }' },
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'a wrong variable',
      { query: 'subscription($k: String) { changed(kind: $k) { id } }', variables: { k: 7 } },
      'BAD_USER_INPUT',
    ],
    ['a stored document that is none', { documentId: 'sha256:0' }, 'DOCUMENT_UNKNOWN'],
    [
      'too many aliases',
      { query: `{ ${Array.from({ length: 60 }, (_, at) => `a${String(at)}: now`).join(' ')} }` },
      'OPERATION_TOO_LARGE',
    ],
  ])('tells of %s as an event, and ends', async (_what, body, code) => {
    const { status, text } = await ask(body);
    expect(status).toBe(200);
    expect(text).toContain(`"code":"${code}"`);
    expect(text).not.toContain('"data"');
    expect(text.endsWith(ended)).toBe(true);
  });

  it.each<[string, { body?: string; headers?: Record<string, string> }, number]>([
    ['a bad token', { headers: { authorization: 'Bearer x.y.z' } }, 401],
    ['a body that is no JSON', { body: '{' }, 400],
    ['another content type', { headers: { 'content-type': 'text/plain' } }, 415],
    ['another answer', { headers: { accept: 'application/json' } }, 406],
  ])('refuses %s as every door does', async (_what, init, status) => {
    const seen = await world.send('/graphql/stream', {
      method: 'POST',
      body: '{"query":"{ now }"}',
      ...init,
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...init.headers },
    });
    expect(seen.status).toBe(status);
    expect(seen.body.errors).toHaveLength(1);
  });

  it('takes no mutation by GET, and nothing from another site', async () => {
    const path = `/graphql/stream?query=${encodeURIComponent('mutation { touch }')}`;
    expect((await world.send(path, { headers: { accept: 'text/event-stream' } })).status).toBe(405);
    const site = { headers: { accept: 'text/event-stream', 'sec-fetch-site': 'cross-site' } };
    expect((await world.send('/graphql/stream?query=%7Bnow%7D', site)).status).toBe(403);
  });

  it('is the only one that follows subscriptions', async () => {
    const seen = await world.ask('subscription { changed { id } }');
    expect(seen.body.errors?.[0]).toEqual({
      message: 'Subscriptions are served at /graphql/stream.',
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
  });
});
