import type { Probe, ProbeScene } from './probe.ts';
import { expected } from './probe.ts';

const send = async (
  { stack }: ProbeScene,
  asked: {
    readonly method?: 'GET' | 'POST';
    readonly path?: string;
    readonly body?: string;
    readonly headers?: Readonly<Record<string, string>>;
  },
) => {
  const { statusCode, headers, body } = await stack.pool.request({
    method: asked.method ?? 'POST',
    path: asked.path ?? '/graphql',
    headers: {
      ...(asked.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...asked.headers,
    },
    ...(asked.body === undefined ? {} : { body: asked.body }),
  });
  return { status: statusCode, headers, text: await body.text() };
};

const marker = 'canaryofthelog';

/** What the gateway must refuse, keep to itself, or say to caches. */
export const edgeProbes: readonly Probe[] = [
  {
    name: 'no cache answers by itself',
    needs: [],
    ask: async (scene) => {
      const answers = [
        await send(scene, { body: JSON.stringify({ query: '{ memorandum { title } }' }) }),
        await send(scene, { method: 'GET', path: '/graphql?query=%7B__typename%7D' }),
        await send(scene, { method: 'GET', path: '/schema.graphql' }),
        await send(scene, { method: 'GET', path: '/nothing' }),
      ];
      const kept = 'public, max-age=0, must-revalidate';
      return answers.flatMap(({ headers }, at) => [
        ...expected(
          'a cache may answer in place of the gateway',
          headers['cache-control'] === 'no-store' ||
            ((at === 1 || at === 2) && headers['cache-control'] === kept),
        ),
        ...expected(
          'an answer does not vary by who asks',
          String(headers['vary']).toLowerCase().includes('authorization'),
        ),
      ]);
    },
  },
  {
    name: 'nobody asks from another site, twice at once, or in two readings',
    needs: [],
    ask: async (scene) => {
      const query = '{ __typename }';
      const site = await send(scene, {
        method: 'GET',
        path: '/graphql?query=%7B__typename%7D',
        headers: { 'sec-fetch-site': 'cross-site' },
      });
      const batch = await send(scene, { body: JSON.stringify([{ query }]) });
      const twice = await send(scene, { body: `{"query":"{ memorandum { title } }","query":"${query}"}` });
      const twoParameters = await send(scene, {
        method: 'GET',
        path: '/graphql?query=%7B__typename%7D&query=%7B__typename%7D',
      });
      const stored = await send(scene, {
        body: JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } }),
      });
      const polluting = await send(scene, {
        body: JSON.stringify({ query: '{ __proto__: memorandum { title } }' }),
      });
      return [
        ...expected('a GET from another site is answered', site.status === 403),
        ...expected('a batch is answered', batch.status === 400),
        ...expected('a body with a key twice is answered', twice.status === 400),
        ...expected('an address with a parameter twice is answered', twoParameters.status === 400),
        ...expected('a stored question is answered', stored.status === 400),
        ...expected('an alias __proto__ is answered', !polluting.text.includes('"data"')),
      ];
    },
  },
  {
    name: 'the log holds nothing of a question or an answer',
    needs: [],
    ask: async (scene) => {
      const query = `query ${marker} ($n: String) { supportOrganizations(filter: { name: $n }) { edges { node { name } } } }`;
      await send(scene, { body: JSON.stringify({ query, variables: { n: marker } }) });
      await send(scene, {
        method: 'GET',
        path: `/graphql?query=${encodeURIComponent(query)}&variables=${encodeURIComponent(JSON.stringify({ n: marker }))}`,
      });
      await send(scene, { body: JSON.stringify({ query: `{ ${marker} }` }) });
      // The line of a request is written once its answer is sent.
      await new Promise((resolve) => setTimeout(resolve, 50));
      return [
        ...expected('nothing is logged at all', scene.stack.logged.length > 0),
        ...expected(
          'the log holds a value or a name from a question',
          !scene.stack.logged.some((line) => line.includes(marker)),
        ),
      ];
    },
  },
];
