import { afterEach, describe, expect, it } from '@jest/globals';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import {
  openSubgraphClient,
  type SubgraphClientOptions,
} from '../../../gateway/execution/subgraph-client.ts';

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

const serve = async (answer: Answer) => {
  const received: { headers: IncomingMessage['headers']; body: string }[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      answer(request, response, body);
    });
  });
  const firstClosed = new Promise<void>((resolve) => {
    server.once('connection', (socket) => {
      socket.once('close', () => {
        resolve();
      });
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  closing.push(
    () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => {
          resolve();
        });
      }),
  );
  return { url: `http://127.0.0.1:${String(port)}/graphql`, received, firstClosed };
};

const clientOf = (url: string, options: Partial<SubgraphClientOptions> = {}) => {
  const client = openSubgraphClient({ urls: { one: url }, ...options });
  closing.push(() => client.close());
  return (kind: 'query' | 'mutation' = 'query', signal = new AbortController().signal) =>
    client.fetch('one', '{"query":"{a}"}', { 'kopuro-clearance': 'c' }, kind, signal);
};

const json: Answer = (_request, response) => {
  response.setHeader('content-type', 'application/json');
  response.end('{"data":{"a":1}}');
};

const failure = (code: string) => expect.objectContaining({ name: 'SubgraphFailure', code });
const caught = (promise: Promise<unknown>): Promise<unknown> => promise.catch((error: unknown) => error);

describe('asking a subgraph', () => {
  it('sends the body with the given headers, and gives the parsed answer', async () => {
    const { url, received } = await serve(json);
    expect(await clientOf(url)()).toEqual({ data: { a: 1 } });
    expect(received[0]).toMatchObject({
      body: '{"query":"{a}"}',
      headers: { 'kopuro-clearance': 'c', 'content-type': 'application/json', accept: 'application/json' },
    });
  });

  it('reads an answer that arrives in pieces, letters cut in two', async () => {
    const text = Buffer.from('{"data":{"a":"青葉 Ала-Тоо"}}');
    const { url } = await serve((_request, response) => {
      response.write(text.subarray(0, 15));
      setTimeout(() => response.end(text.subarray(15)), 20);
    });
    expect(await clientOf(url)()).toEqual({ data: { a: '青葉 Ала-Тоо' } });
  });

  it('takes the errors of a refused operation for an answer', async () => {
    const { url } = await serve((_request, response) => {
      response.writeHead(400, { 'content-type': 'application/json' });
      response.end('{"errors":[{"message":"x"}]}');
    });
    expect(await clientOf(url)()).toEqual({ errors: [{ message: 'x' }] });
  });

  it.each([
    ['HTML', 'INVALID_RESPONSE', 200, '<html>'],
    ['nothing', 'INVALID_RESPONSE', 200, ''],
    ['half an answer', 'INVALID_RESPONSE', 200, '{"data":{"a"'],
    ['a redirection', 'INVALID_RESPONSE', 302, ''],
    ['a page that says not found', 'INVALID_RESPONSE', 404, '<html>'],
    ['that it knows no such caller', 'SUBGRAPH_UNAVAILABLE', 401, '{}'],
    ['that it is too busy', 'SUBGRAPH_UNAVAILABLE', 429, '{}'],
    ['an error of its own', 'SUBGRAPH_UNAVAILABLE', 500, '{"errors":[{"message":"stack"}]}'],
    ['that it is down', 'SUBGRAPH_UNAVAILABLE', 503, ''],
  ])('that says %s is %s', async (_case, code, status, body) => {
    const { url } = await serve((_request, response) => {
      response.writeHead(status, { location: 'http://127.0.0.1:1/' });
      response.end(body);
    });
    expect(await caught(clientOf(url)())).toEqual(failure(code));
  });

  it('that cannot be reached is unavailable, as is one that was never configured', async () => {
    expect(await caught(clientOf('http://127.0.0.1:1/')())).toEqual(failure('SUBGRAPH_UNAVAILABLE'));
    const client = openSubgraphClient({ urls: {} });
    const asked = client.fetch('constructor', '{}', {}, 'query', new AbortController().signal);
    expect(await caught(asked)).toEqual(failure('SUBGRAPH_UNAVAILABLE'));
  });

  it('refuses an address that is none', () => {
    expect(() => openSubgraphClient({ urls: { japan: 'localhost:4001' } })).toThrow('`japan`');
  });
});

describe('a subgraph’s time', () => {
  it.each<[string, Answer]>([
    ['never answers', () => undefined],
    ['stops half-way', (_request, response) => response.write('{"data":')],
    [
      'drips for ever',
      (_request, response) => {
        const drip = setInterval(() => response.write(' '), 10);
        response.on('close', () => {
          clearInterval(drip);
        });
      },
    ],
  ])('is over when it %s, and its connection is closed', async (_case, answer) => {
    const { url, firstClosed } = await serve(answer);
    expect(await caught(clientOf(url, { timeoutMs: 200 })())).toEqual(failure('TIMEOUT'));
    await firstClosed;
  });

  it('is over when the caller leaves', async () => {
    const { url, firstClosed } = await serve(() => undefined);
    const leaving = new AbortController();
    const pending = caught(clientOf(url)('query', leaving.signal));
    setTimeout(() => {
      leaving.abort();
    }, 50);
    expect(await pending).toEqual(failure('TIMEOUT'));
    await firstClosed;
    expect(await caught(clientOf(url)('query', leaving.signal))).toEqual(failure('TIMEOUT'));
  });
});

describe('a subgraph’s size', () => {
  it('is bounded while it streams', async () => {
    let sent = 0;
    const { url, firstClosed } = await serve((_request, response) => {
      const piece = Buffer.alloc(64 * 1024, 32);
      const more = (): void => {
        while (!response.destroyed && response.write(piece)) sent += piece.length;
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    expect(await caught(clientOf(url, { maxResponseBytes: 1024 * 1024 })())).toEqual(
      failure('INVALID_RESPONSE'),
    );
    await firstClosed;
    expect(sent).toBeLessThan(64 * 1024 * 1024);
  });

  it('is refused by its announcement, and in an encoding nobody asked for', async () => {
    const large = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '300000000' });
      response.flushHeaders();
    });
    expect(await caught(clientOf(large.url)())).toEqual(failure('INVALID_RESPONSE'));
    const bomb = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end('x');
    });
    expect(await caught(clientOf(bomb.url)())).toEqual(failure('INVALID_RESPONSE'));
  });
});

describe('a connection that is lost before an answer', () => {
  const losing = (times: number) => {
    let lost = 0;
    return serve((request, response, body) => {
      if (lost < times) {
        lost += 1;
        request.socket.resetAndDestroy();
      } else json(request, response, body);
    });
  };

  it('is tried once more for a read', async () => {
    const once = await losing(1);
    expect(await clientOf(once.url)()).toEqual({ data: { a: 1 } });
    expect(once.received).toHaveLength(2);
    const twice = await losing(2);
    expect(await caught(clientOf(twice.url)())).toEqual(failure('SUBGRAPH_UNAVAILABLE'));
    expect(twice.received).toHaveLength(2);
  });

  it('is never tried again for a mutation', async () => {
    const { url, received } = await losing(1);
    expect(await caught(clientOf(url)('mutation'))).toEqual(failure('SUBGRAPH_UNAVAILABLE'));
    expect(received).toHaveLength(1);
  });

  it('half-way through an answer is not tried again either', async () => {
    const { url, received } = await serve((request, response) => {
      response.write('{"data":');
      setTimeout(() => request.socket.resetAndDestroy(), 20);
    });
    expect(await caught(clientOf(url)())).toEqual(failure('SUBGRAPH_UNAVAILABLE'));
    expect(received).toHaveLength(1);
  });
});

describe('a subgraph that is overwhelmed', () => {
  it('takes no more than it has room for; the rest are refused at once', async () => {
    const { url } = await serve(() => undefined);
    const ask = clientOf(url, { connections: 1, timeoutMs: 300 });
    const outcomes = await Promise.all(Array.from({ length: 40 }, () => caught(ask())));
    expect(outcomes.filter((outcome) => (outcome as { code: string }).code === 'TIMEOUT')).toHaveLength(32);
    expect(outcomes.slice(32)).toEqual(Array.from({ length: 8 }, () => failure('SUBGRAPH_UNAVAILABLE')));
  });

  it('is left alone after failing in a row, and asked again after a rest', async () => {
    let broken = true;
    const { url, received } = await serve((request, response, body) => {
      if (broken) response.writeHead(503).end();
      else json(request, response, body);
    });
    const ask = clientOf(url);
    for (let tries = 0; tries < 15; tries += 1)
      expect(await caught(ask())).toEqual(failure('SUBGRAPH_UNAVAILABLE'));
    expect(received).toHaveLength(10);
    broken = false;
    let answer = await caught(ask());
    while (answer instanceof Error) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      answer = await caught(ask());
    }
    expect(answer).toEqual({ data: { a: 1 } });
    expect(received).toHaveLength(11);
  });
});
