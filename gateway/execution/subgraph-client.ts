import Pool from 'undici/lib/dispatcher/pool.js';
import { isObject } from './answer-object.ts';
import { CircuitBreaker } from './subgraph/circuit-breaker.ts';
import { type Exchange, exchange } from './subgraph/exchange.ts';
import { SubgraphFailure } from './subgraph-failure.ts';

/** Asks the subgraphs over HTTP. */
export interface SubgraphClient {
  /**
   * Sends one GraphQL request and gives its parsed JSON, whatever shape that has.
   * Reads that lost their connection before an answer are tried once more; mutations never are.
   * @param headers lower-case names; `content-type` and `accept` are set here.
   * @throws SubgraphFailure, by rejection, and nothing else.
   */
  readonly fetch: (
    subgraph: string,
    body: string,
    headers: Readonly<Record<string, string>>,
    kind: 'query' | 'mutation',
    signal: AbortSignal,
  ) => Promise<unknown>;
  /**
   * The coordinates that consents in force name for the third party whose clearance is sent, as the subgraph's internal
   * door tells them.
   * @throws SubgraphFailure, by rejection, where the subgraph cannot tell soon.
   */
  readonly consents: (
    subgraph: string,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ) => Promise<readonly string[]>;
  /** Closes all connections; what is still under way is lost. */
  readonly close: () => Promise<void>;
}

export interface SubgraphClientOptions {
  /** The GraphQL endpoint of each subgraph, by name. */
  readonly urls: Readonly<Record<string, string>>;
  /** The longest one exchange may take, from sending to the last byte, in milliseconds; 10,000 unless given. */
  readonly timeoutMs?: number;
  /** The largest answer, in bytes; 32 MiB unless given. */
  readonly maxResponseBytes?: number;
  /** Connections to each subgraph; 16 unless given. */
  readonly connections?: number;
}

/** Requests under way or waiting for a connection, for each connection; more are refused at once. */
const mostPerConnection = 32;

/** A subgraph that takes longer to tell of consents has none; a third party then waits no longer for what else it asked. */
const consentsTimeoutMs = 2_000;
const largestConsents = 1024 * 1024;

interface Subgraph {
  readonly name: string;
  readonly pool: Pool;
  readonly path: string;
  /** Its door for gateways that ask about consents. */
  readonly consentsPath: string;
  readonly breaker: CircuitBreaker;
  underWay: number;
}

const openSubgraph = (name: string, url: string, connections: number, timeoutMs: number): Subgraph => {
  const address = URL.parse(url);
  if (!address || !['http:', 'https:'].includes(address.protocol))
    throw new Error(`the address of subgraph \`${name}\` is not an http(s) URL: ${url}`);
  const pool = new Pool(address.origin, {
    connections,
    pipelining: 1,
    connect: { timeout: timeoutMs },
    // One timer bounds the whole exchange; undici's own would only add to it.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  return {
    name,
    pool,
    path: `${address.pathname}${address.search}`,
    consentsPath: new URL('consents', address).pathname,
    breaker: new CircuitBreaker(),
    underWay: 0,
  };
};

const parseBody = (subgraph: string, body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString()) as unknown;
  } catch {
    throw new SubgraphFailure('INVALID_RESPONSE', subgraph);
  }
};

/** What an outcome is worth; GraphQL servers answer a refused operation with 4xx and `errors`. */
const readExchange = (subgraph: string, outcome: Exchange): unknown => {
  switch (outcome.ended) {
    case 'timeout':
    case 'abandoned':
      throw new SubgraphFailure('TIMEOUT', subgraph);
    case 'refused':
      throw new SubgraphFailure('INVALID_RESPONSE', subgraph);
    case 'lost':
      throw new SubgraphFailure('SUBGRAPH_UNAVAILABLE', subgraph);
    case 'complete': {
      const { status, type, body } = outcome;
      if (status === 200) return parseBody(subgraph, body);
      if (status >= 500 || [401, 403, 408, 429].includes(status))
        throw new SubgraphFailure('SUBGRAPH_UNAVAILABLE', subgraph);
      if (status >= 400 && type.includes('json')) return parseBody(subgraph, body);
      throw new SubgraphFailure('INVALID_RESPONSE', subgraph);
    }
  }
};

const readConsents = (answer: unknown, subgraph: string): readonly string[] => {
  const told = isObject(answer) ? answer['coordinates'] : undefined;
  if (!Array.isArray(told)) throw new SubgraphFailure('INVALID_RESPONSE', subgraph);
  return told.filter((coordinate) => typeof coordinate === 'string');
};

const noteOutcome = (breaker: CircuitBreaker, outcome: Exchange): void => {
  if (outcome.ended === 'abandoned') breaker.abandoned();
  else if (outcome.ended === 'timeout' || outcome.ended === 'lost') breaker.failed();
  else if (outcome.ended === 'complete' && outcome.status >= 500) breaker.failed();
  else breaker.answered();
};

/**
 * Opens a client for the subgraphs. No connection is made before the first request.
 * @throws Error naming the subgraph whose address is not a URL.
 */
export const openSubgraphClient = (options: SubgraphClientOptions): SubgraphClient => {
  const { timeoutMs = 10_000, maxResponseBytes = 32 * 1024 * 1024, connections = 16 } = options;
  const subgraphs = new Map(
    Object.entries(options.urls).map(([name, url]) => [
      name,
      openSubgraph(name, url, connections, timeoutMs),
    ]),
  );
  const mostUnderWay = connections * mostPerConnection;

  const send = async (
    subgraph: Subgraph,
    body: string,
    headers: Readonly<Record<string, string>>,
    kind: 'query' | 'mutation',
    signal: AbortSignal,
  ): Promise<unknown> => {
    const request = {
      path: subgraph.path,
      headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
      body,
      timeoutMs,
      maxBytes: maxResponseBytes,
      signal,
    };
    let outcome = await exchange(subgraph.pool, request);
    if (outcome.ended === 'lost' && outcome.reset && kind === 'query')
      outcome = await exchange(subgraph.pool, request);
    noteOutcome(subgraph.breaker, outcome);
    return readExchange(subgraph.name, outcome);
  };

  return {
    consents: async (name, headers, signal) => {
      const subgraph = subgraphs.get(name);
      if (!subgraph) throw new SubgraphFailure('SUBGRAPH_UNAVAILABLE', name);
      const outcome = await exchange(subgraph.pool, {
        path: subgraph.consentsPath,
        headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
        body: '{}',
        timeoutMs: Math.min(timeoutMs, consentsTimeoutMs),
        maxBytes: largestConsents,
        signal,
      });
      return readConsents(readExchange(name, outcome), name);
    },
    fetch: async (name, body, headers, kind, signal) => {
      const subgraph = subgraphs.get(name);
      if (!subgraph || subgraph.underWay >= mostUnderWay || !subgraph.breaker.admits())
        throw new SubgraphFailure('SUBGRAPH_UNAVAILABLE', name);
      subgraph.underWay += 1;
      try {
        return await send(subgraph, body, headers, kind, signal);
      } finally {
        subgraph.underWay -= 1;
      }
    },
    close: async () => {
      await Promise.all([...subgraphs.values()].map(({ pool }) => pool.destroy()));
    },
  };
};
