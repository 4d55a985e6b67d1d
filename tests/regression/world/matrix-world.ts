import { readFileSync } from 'node:fs';
import { buildSchema, parse } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { pino } from 'pino';
import { Pool } from 'undici';
import { readGatewayKeys } from '../../../gateway/clearance/gateway-key.ts';
import { clearanceHeader } from '../../../gateway/clearance/sign-clearance.ts';
import { openGateway } from '../../../gateway/open-gateway.ts';
import type { OpenedGateway } from '../../../gateway/open-gateway.ts';
import { openViews } from '../../../gateway/view/open-views.ts';
import type { View } from '../../../gateway/view/view.ts';
import { audiences } from '../../../schema/audience.ts';
import type { AudienceId } from '../../../schema/audience.ts';
import { gatewayKeysText } from '../../gateway/world/open-world.ts';
import { openTokenIssuer, tokenAudience } from '../../gateway/world/token-issuer.ts';
import { apiSchema } from '../../noninterference/operations/api-schema.ts';
import type { Question } from '../operations/aimed-questions.ts';
import { hostileAnswer } from './hostile-subgraph.ts';
import { acceptedSupergraphs } from '../../cluster/accepted-supergraphs.ts';

/** The supergraph as it is committed. */
export const supergraph = readFileSync('schema/supergraph.graphql', 'utf8');
export const supergraphDocument = parse(supergraph, { noLocation: true });
/** All that the API has, for whoever it is. */
export const api: GraphQLSchema = apiSchema(supergraph);
export const views: ReadonlyMap<AudienceId, View> = openViews(supergraphDocument, Object.values(audiences));
/** The schema of a view, made from its text, as a client would. */
export const viewSchemas: ReadonlyMap<AudienceId, GraphQLSchema> = new Map(
  [...views].map(([id, { sdl }]) => [id, buildSchema(sdl)]),
);

/** All of an answer that a caller could tell apart: its status, the headers that may differ, and every byte. */
export interface Told {
  readonly status: number;
  readonly headers: string;
  readonly text: string;
}

/** How a question travels. */
export interface Transport {
  readonly door: string;
  readonly method: 'GET' | 'POST';
  readonly accept: string;
}

export interface MatrixWorld {
  readonly opened: OpenedGateway;
  readonly ask: (audience: AudienceId, question: Question, transport: Transport) => Promise<Told>;
  readonly get: (audience: AudienceId, path: string) => Promise<Told>;
  /** Every request that subgraphs received for an audience since it was last forgotten. */
  readonly received: (
    audience: AudienceId,
  ) => readonly { readonly subgraph: string; readonly body: string }[];
  readonly forget: () => void;
  readonly close: () => Promise<void>;
}

const told = ['cache-control', 'content-type', 'content-length', 'vary', 'allow', 'www-authenticate'];

/** What a stream that answers one question holds, and nothing but that. */
const onlyEventIn = (text: string): string => {
  const found = /^:\n\nevent: next\ndata: (.*)\n\nevent: complete\ndata:\n\n$/.exec(text)?.[1];
  if (found === undefined) throw new Error(`no stream of one answer: ${text}`);
  return found;
};

const audienceIn = (clearance: string): AudienceId => {
  const [, payload = ''] = clearance.split('.');
  return (JSON.parse(Buffer.from(payload, 'base64url').toString()) as { readonly audience: AudienceId })
    .audience;
};

/** The real gateway, listening, over subgraphs that record what they are asked and answer with all they have. */
export const openMatrixWorld = async (): Promise<MatrixWorld> => {
  const issuer = await openTokenIssuer();
  const opened = await openGateway(
    {
      host: '127.0.0.1',
      port: 0,
      supergraph,
      subgraphUrls: {
        japan: 'http://japan.invalid/graphql',
        kyrgyzstan: 'http://kyrgyzstan.invalid/graphql',
        cooperation: 'http://cooperation.invalid/graphql',
      },
      tokenIssuer: issuer.url,
      tokenAudience,
      tokenKeysUrl: new URL(`${issuer.url}/jwks`),
      gatewayKeys: await readGatewayKeys(await gatewayKeysText()),
      subgraphTimeoutMs: 10_000,
      logLevel: 'silent',
      acceptedFile: acceptedSupergraphs(),
    },
    pino({ level: 'silent' }),
  );
  const received = new Map<AudienceId, { subgraph: string; body: string }[]>();
  Object.assign(opened.gateway, {
    client: {
      ...opened.gateway.client,
      // No consent is in force: third parties are here to be told nothing.
      consents: () => Promise.resolve([]),
      fetch: (subgraph: string, body: string, headers: Readonly<Record<string, string>>) => {
        const audience = audienceIn(headers[clearanceHeader] ?? '');
        received.set(audience, [...(received.get(audience) ?? []), { subgraph, body }]);
        const answer = hostileAnswer(api, JSON.parse(body) as { query: string });
        // As it comes from a wire: keys of its own, whatever they are called.
        return Promise.resolve(JSON.parse(JSON.stringify(answer)) as unknown);
      },
    },
  });
  const origin = await opened.front.listen({ host: '127.0.0.1', port: 0 });
  const pool = new Pool(origin, { connections: 8, pipelining: 1 });

  const authorizations = new Map<AudienceId, Promise<Record<string, string>>>();
  const authorization = (id: AudienceId): Promise<Record<string, string>> => {
    const { tokenName } = audiences[id];
    const known =
      authorizations.get(id) ??
      (tokenName === undefined
        ? Promise.resolve({})
        : issuer.token(tokenName).then((token) => ({ authorization: `Bearer ${token}` })));
    authorizations.set(id, known);
    return known;
  };
  const send = async (request: Parameters<Pool['request']>[0]): Promise<Told> => {
    const { statusCode, headers, body } = await pool.request(request);
    const kept = told.map((name) => `${name}: ${String(headers[name])}`);
    const text = await body.text();
    const isStream = headers['content-type']?.includes('event-stream') === true;
    return { status: statusCode, headers: kept.join('\n'), text: isStream ? onlyEventIn(text) : text };
  };
  return {
    opened,
    ask: async (audience, { query, operationName, variables }, { door, method, accept }) => {
      const headers = { ...(await authorization(audience)), accept };
      if (method === 'POST')
        return send({
          method,
          path: door,
          headers: { ...headers, 'content-type': 'application/json' },
          body: JSON.stringify({ query, operationName, variables }),
        });
      const parameters = new URLSearchParams({ query, variables: JSON.stringify(variables) });
      if (operationName !== undefined) parameters.set('operationName', operationName);
      return send({ method, path: `${door}?${parameters.toString()}`, headers });
    },
    get: async (audience, path) => send({ method: 'GET', path, headers: await authorization(audience) }),
    received: (audience) => received.get(audience) ?? [],
    forget: () => {
      received.clear();
    },
    close: async () => {
      await pool.destroy();
      await opened.close();
      await issuer.close();
    },
  };
};
