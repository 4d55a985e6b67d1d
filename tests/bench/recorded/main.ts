import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { clearanceHeader } from '../../../gateway/clearance/sign-clearance.ts';
import { listen } from '../../gateway/world/stub-subgraph.ts';
import { inventGraph } from './invented-graph.ts';
import type { Exchange, FromRecorded, ToRecorded } from './messages.ts';

/**
 * The recorded subgraphs, in a process of their own whose work nobody counts: the first time that a request comes its
 * answer is worked out and kept; after that it is sent as it stands.
 */

/** While requests are noted, a level is over when nothing has come for this long. */
const quietMs = 60;

let answer: ReturnType<typeof inventGraph> | undefined;
let levels: Exchange[][] | undefined;
let level: { readonly exchange: Exchange; readonly release: () => void }[] = [];
let quiet: NodeJS.Timeout | undefined;

const endLevel = (): void => {
  const ended = level;
  level = [];
  levels?.push(ended.map(({ exchange }) => exchange));
  for (const { release } of ended) release();
};

const serve = (subgraph: string) => {
  const kept = new Map<string, Buffer>();
  const work = (body: string): Buffer => {
    const { query, variables = {} } = JSON.parse(body) as {
      query: string;
      variables?: Record<string, unknown>;
    };
    const text = Buffer.from(JSON.stringify(answer?.(query, variables)));
    kept.set(body, text);
    return text;
  };
  return (request: IncomingMessage, response: ServerResponse): void => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const text = kept.get(body) ?? work(body);
      const release = (): void => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length });
        response.end(text);
      };
      if (levels === undefined) {
        release();
        return;
      }
      const clearance = String(request.headers[clearanceHeader] ?? '');
      level.push({ exchange: { subgraph, body, clearance }, release });
      clearTimeout(quiet);
      quiet = setTimeout(endLevel, quietMs);
    });
  };
};

const open = async (subgraphs: readonly string[]): Promise<Readonly<Record<string, string>>> => {
  const urls: Record<string, string> = {};
  for (const subgraph of subgraphs) {
    const server = createServer({ keepAliveTimeout: 600_000 }, serve(subgraph));
    urls[subgraph] = `${await listen(server)}/graphql`;
  }
  return urls;
};

const handle = async (message: ToRecorded): Promise<FromRecorded> => {
  switch (message.kind) {
    case 'open':
      answer = inventGraph(message.supergraph);
      return { kind: 'opened', urls: await open(message.subgraphs) };
    case 'record':
      levels = [];
      return { kind: 'recording' };
    case 'stop-recording': {
      const recorded = levels ?? [];
      levels = undefined;
      return { kind: 'recorded', levels: recorded };
    }
    case 'ask':
      return {
        kind: 'answer',
        answer: JSON.parse(JSON.stringify(answer?.(message.query, message.variables))),
      };
  }
};

process.on('message', (message: ToRecorded) => {
  void handle(message).then((reply) => process.send?.(reply));
});
process.on('disconnect', () => process.exit(0));
