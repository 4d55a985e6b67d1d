import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { Pool } from 'undici';
import { clearanceHeader } from '../../../gateway/clearance/sign-clearance.ts';
import type { Exchange } from '../recorded/messages.ts';

/**
 * The bare proxy: what any gateway has to do at the least. For each question, which it knows beforehand, it makes the
 * same fetches as the gateway, level by level, with the same clearance in their header; parses every body; and writes
 * the answer, which it has, once. It checks nothing, plans nothing, joins nothing.
 */
interface Known {
  readonly query: string;
  readonly levels: readonly (readonly Exchange[])[];
  readonly answer: unknown;
}

const { FLOOR_FILE: file = '', SUBGRAPH_URLS: addresses = '{}', PORT: port = '0' } = process.env;
const urls = JSON.parse(addresses) as Readonly<Record<string, string>>;
const pools = new Map(
  Object.entries(urls).map(([name, url]) => {
    const { origin, pathname } = new URL(url);
    return [name, { path: pathname, pool: new Pool(origin, { connections: 16, pipelining: 1 }) }];
  }),
);
const known = new Map(
  (JSON.parse(readFileSync(file, 'utf8')) as [string, Known][]).map(([key, value]) => [key, value]),
);

const fetchOne = ({ subgraph, body, clearance }: Exchange): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const target = pools.get(subgraph);
    if (target === undefined) throw new Error(`no subgraph ${subgraph}`);
    const chunks: Buffer[] = [];
    target.pool.dispatch(
      {
        method: 'POST',
        path: target.path,
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          [clearanceHeader]: clearance,
        },
        body,
      },
      {
        onRequestStart: () => undefined,
        onResponseData: (_controller, chunk) => {
          chunks.push(chunk);
        },
        onResponseEnd: () => {
          const [only] = chunks;
          const whole = chunks.length === 1 && only ? only : Buffer.concat(chunks);
          resolve(JSON.parse(whole.toString()));
        },
        onResponseError: (_controller, error) => {
          reject(error);
        },
      },
    );
  });

const answer = async (request: string, authorization: string): Promise<string> => {
  const { query } = JSON.parse(request) as { query: string };
  const question = known.get(`${authorization === '' ? '' : 'ministry'}\n${query}`);
  if (question === undefined) throw new Error('an unknown question');
  for (const level of question.levels) await Promise.all(level.map(fetchOne));
  return JSON.stringify(question.answer);
};

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    void answer(Buffer.concat(chunks).toString(), request.headers.authorization ?? '').then((text) => {
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
      });
      response.end(text);
    });
  });
}).listen(Number(port), '127.0.0.1');
