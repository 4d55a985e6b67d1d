import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK } from 'jose';
import { pino } from 'pino';
import { readGatewayKeys } from '../../gateway/clearance/gateway-key.ts';
import { openGateway } from '../../gateway/open-gateway.ts';
import type { OpenedGateway } from '../../gateway/open-gateway.ts';
import { audienceIds, audiences } from '../../schema/audience.ts';
import type { AudienceId } from '../../schema/audience.ts';
import { cooperation } from '../../subgraphs/cooperation/cooperation.ts';
import { japan } from '../../subgraphs/japan/japan.ts';
import { kyrgyzstan } from '../../subgraphs/kyrgyzstan/kyrgyzstan.ts';
import { openTokenIssuer, tokenAudience } from '../gateway/world/token-issuer.ts';
import { makeGatewayKey } from '../subgraphs/gateway-keys.ts';
import { serveSubgraph } from '../subgraphs/served-subgraph.ts';
import type { Data, ServedSubgraph } from '../subgraphs/served-subgraph.ts';
import { acceptedSupergraphs } from '../cluster/accepted-supergraphs.ts';

/** What came back through the gateway. */
export interface Told {
  readonly status: number;
  readonly text: string;
  readonly data: Data;
  readonly errors: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

/** Both ministries' databases and subgraphs behind the real gateway, all over real HTTP. */
export interface Ministries {
  readonly japan: ServedSubgraph;
  readonly kyrgyzstan: ServedSubgraph;
  readonly cooperation: ServedSubgraph;
  readonly url: string;
  readonly gateway: OpenedGateway['gateway'];
  readonly ask: (
    as: AudienceId,
    query: string,
    variables?: Readonly<Record<string, unknown>>,
  ) => Promise<Told>;
  /** Sends any request to the gateway as an audience. */
  readonly send: (as: AudienceId, path: string, request: RequestInit) => Promise<Response>;
  /** What each audience is told of one question. */
  readonly everyone: (query: string) => Promise<Readonly<Record<AudienceId, Told>>>;
  /** Performs an act with one input, and gives what came of it. */
  readonly act: (as: AudienceId, mutation: string, input: Readonly<Record<string, unknown>>) => Promise<Data>;
  /** Performs an act that makes a record, and gives the record's id: `record` is the result's field that holds it. */
  readonly made: (
    as: AudienceId,
    mutation: string,
    record: string,
    input: Readonly<Record<string, unknown>>,
  ) => Promise<string>;
  readonly close: () => Promise<void>;
}

const project = join(import.meta.dirname, '..', '..');

/** Asks for every refusal's fields, whether or not an act can be refused so, as an app would that knows no act by itself. */
const refusal =
  '... on Refusal { article message ... on WrongState { state } ... on StaleVersion { version } ... on InvalidInput { field } }';

const capital = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);

export const openMinistries = async (): Promise<Ministries> => {
  const keys = [await makeGatewayKey('JAPAN'), await makeGatewayKey('KYRGYZSTAN')];
  const served = {
    japan: await serveSubgraph(japan, keys),
    kyrgyzstan: await serveSubgraph(kyrgyzstan, keys),
    cooperation: await serveSubgraph(cooperation, keys),
  };
  const issuer = await openTokenIssuer();
  const gatewayKeys = await Promise.all(
    keys.map(async ({ party, kid, privateKey }) => ({ party, kid, privateKey: await exportJWK(privateKey) })),
  );
  const opened = await openGateway(
    {
      host: '127.0.0.1',
      port: 0,
      supergraph: readFileSync(join(project, 'schema/supergraph.graphql'), 'utf8'),
      subgraphUrls: {
        japan: served.japan.url,
        kyrgyzstan: served.kyrgyzstan.url,
        cooperation: served.cooperation.url,
      },
      tokenIssuer: issuer.url,
      tokenAudience,
      tokenKeysUrl: new URL(`${issuer.url}/jwks`),
      gatewayKeys: await readGatewayKeys(JSON.stringify(gatewayKeys)),
      subgraphTimeoutMs: 5_000,
      logLevel: 'silent',
      acceptedFile: acceptedSupergraphs(),
    },
    pino({ level: 'silent' }),
  );
  const url = await opened.front.listen({ host: '127.0.0.1', port: 0 });

  const send: Ministries['send'] = async (as, path, request) => {
    const { tokenName } = audiences[as];
    const headers = new Headers(request.headers);
    if (tokenName !== undefined) headers.set('authorization', `Bearer ${await issuer.token(tokenName)}`);
    return fetch(`${url}${path}`, { ...request, headers });
  };
  const ask: Ministries['ask'] = async (as, query, variables) => {
    const response = await send(as, '/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    const { data, errors } = JSON.parse(text) as Partial<Told>;
    return { status: response.status, text, data: data, errors: errors ?? [] };
  };
  return {
    ...served,
    url,
    gateway: opened.gateway,
    send,
    ask,
    everyone: async (query) => {
      const told: [AudienceId, Told][] = [];
      // One after the other: each view plans the question anew, and a slow machine must not run out of patience.
      for (const id of audienceIds) told.push([id, await ask(id, query)]);
      return Object.fromEntries(told) as Record<AudienceId, Told>;
    },
    act: async (as, mutation, input) => {
      const { data, errors } = await ask(
        as,
        `mutation Act($input: ${capital(mutation)}Input!) { ${mutation}(input: $input) { __typename ${refusal} } }`,
        { input },
      );
      if (errors.length > 0) throw new Error(JSON.stringify(errors));
      return data[mutation];
    },
    made: async (as, mutation, record, input) => {
      const { text, data } = await ask(
        as,
        `mutation Make($input: ${capital(mutation)}Input!) { ${mutation}(input: $input) { ... on ${capital(record)}Recorded { ${record} { id } } } }`,
        { input },
      );
      const id: unknown = data?.[mutation]?.[record]?.id;
      if (typeof id !== 'string') throw new Error(text);
      return id;
    },
    close: async () => {
      await opened.close();
      await Promise.all([...Object.values(served).map((one) => one.close()), issuer.close()]);
    },
  };
};
