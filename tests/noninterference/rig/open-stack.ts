import { once } from 'node:events';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import type { DocumentNode } from 'graphql';
import { pino } from 'pino';
import { Pool } from 'undici';
import { clearanceHeader } from '../../../gateway/clearance/sign-clearance.ts';
import { openGateway } from '../../../gateway/open-gateway.ts';
import type { OpenedGateway } from '../../../gateway/open-gateway.ts';
import type { SubgraphName, SubgraphSdl } from '../../../schema/read-subgraphs.ts';
import { consentReach } from '../../../schema/consent-reach.ts';
import { readMarkings } from '../../../schema/read-markings.ts';
import { readTrustedKeys } from '../../../subgraphs/kit/clearance/trusted-keys.ts';
import { clearanceVerifier } from '../../../subgraphs/kit/clearance/verify-clearance.ts';
import { scalars } from '../../../subgraphs/kit/schema/scalars.ts';
import { graphqlServer } from '../../../subgraphs/kit/server/graphql-server.ts';
import { sessionThrough } from '../../../subgraphs/kit/server/request-context.ts';
import { serve } from '../../../subgraphs/kit/server/serve.ts';
import { openDatabases } from '../../../subgraphs/kit/storage/databases.ts';
import { openNews } from '../../../subgraphs/kit/storage/news.ts';
import { tokenAudience } from '../../gateway/world/token-issuer.ts';
import { loginSecret } from './databases.ts';
import type { WorldDatabases } from './databases.ts';
import type { Identities } from './identities.ts';
import type { SubgraphSource } from './subgraph-sources.ts';

/** One whole system over one world. */
export interface Stack {
  readonly opened: OpenedGateway;
  readonly pool: Pool;
  /** The GraphQL address of each subgraph. */
  readonly urls: Readonly<Record<SubgraphName, string>>;
  readonly databases: WorldDatabases;
  /** Every line of the gateway's log so far. */
  readonly logged: readonly string[];
  readonly close: () => Promise<void>;
}

export interface StackRequest {
  readonly sources: readonly SubgraphSource[];
  readonly databases: WorldDatabases;
  readonly identities: Identities;
  readonly supergraph: string;
  /** The subgraphs' SDL where it is not their own: a world in which elements never existed. */
  readonly purged?: readonly SubgraphSdl[];
  /** Told of every request that the gateway sends to a subgraph: its body, and for whom. */
  readonly onFetch?: (body: string, audience: string) => void;
}

const audienceOf = (clearance: string): string => {
  const [, payload = ''] = clearance.split('.');
  const { audience } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as {
    readonly audience: string;
  };
  return audience;
};

/** Lines of the log that are kept. */
const mostLogged = 20_000;

interface Serving {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

const served = (
  { subgraph, name }: SubgraphSource,
  databases: WorldDatabases,
  trustFile: string,
): Promise<Serving> =>
  serve(subgraph, {
    host: '127.0.0.1',
    port: 0,
    databaseUrl: databases[name],
    loginSecret,
    trustFile,
  });

/** The resolvers of what a document still has. */
const resolversIn = (document: DocumentNode, source: SubgraphSource): Record<string, object> => {
  const fields = new Set(
    document.definitions.flatMap((node) =>
      'fields' in node && 'name' in node
        ? (node.fields ?? []).map((field) => `${node.name.value}.${field.name.value}`)
        : [],
    ),
  );
  const kept: Record<string, Record<string, unknown>> = {};
  for (const concept of source.subgraph.resolvers)
    for (const [type, resolvers] of Object.entries(concept)) {
      const left = Object.entries(resolvers).filter(
        ([field]) =>
          fields.has(`${type}.${field}`) ||
          (field === '__resolveReference' && [...fields].some((known) => known.startsWith(`${type}.`))),
      );
      if (left.length > 0) kept[type] = { ...kept[type], ...Object.fromEntries(left) };
    }
  return { ...scalars, ...kept };
};

/** Serves a subgraph by an SDL that is not its own; its database need not agree, so its drift is not looked at. */
const servedOtherwise = async (
  source: SubgraphSource,
  { sdl }: SubgraphSdl,
  databases: WorldDatabases,
  trustFile: string,
): Promise<Serving> => {
  const document = parse(sdl, { noLocation: true });
  const markings = readMarkings(document);
  const schema = buildSubgraphSchema([
    { typeDefs: document, resolvers: resolversIn(document, source) as never },
  ]);
  const access = {
    subgraph: source.name,
    databaseUrl: databases[source.name],
    loginSecret,
    tables: source.subgraph.tables,
    markings,
  };
  const known = openDatabases(access);
  const news = openNews(access);
  const { server, endStreams, stop } = await graphqlServer({
    schema,
    markings,
    reach: consentReach(document),
    verify: clearanceVerifier(source.name, await readTrustedKeys(trustFile)),
    news: (table) => news.of(table),
    sessionAs: async ({ id }) => sessionThrough(await known.forAudience(id)),
    onFault: () => undefined,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    stop: async () => {
      endStreams();
      server.close();
      server.closeAllConnections();
      await stop();
      await Promise.all([news.close(), known.close()]);
    },
  };
};

/** Opens databases' three subgraphs and a gateway over them, all listening on ports of their own. */
export const openStack = async (request: StackRequest): Promise<Stack> => {
  const { sources, databases, identities, supergraph, purged, onFetch } = request;
  const serving = await Promise.all(
    sources.map(async (source) => {
      const other = purged?.find(({ name }) => name === source.name);
      const one = await (other === undefined
        ? served(source, databases, identities.trustFile)
        : servedOtherwise(source, other, databases, identities.trustFile));
      return [source.name, one] as const;
    }),
  );
  const urls = Object.fromEntries(
    serving.map(([name, { port }]) => [name, `http://127.0.0.1:${String(port)}/graphql`]),
  ) as Record<SubgraphName, string>;
  const logged: string[] = [];
  const opened = await openGateway(
    {
      host: '127.0.0.1',
      port: 0,
      supergraph,
      subgraphUrls: urls,
      tokenIssuer: identities.issuerUrl,
      tokenAudience,
      tokenKeysUrl: new URL(`${identities.issuerUrl}/jwks`),
      gatewayKeys: identities.gatewayKeys,
      subgraphTimeoutMs: 20_000,
      logLevel: 'info',
      acceptedFile: identities.acceptedFile,
    },
    pino(
      { base: null },
      {
        write: (line: string) => {
          if (logged.length < mostLogged) logged.push(line);
        },
      },
    ),
  );
  if (onFetch !== undefined) {
    const { client } = opened.gateway;
    const watching = {
      ...client,
      fetch: (...given: Parameters<typeof client.fetch>) => {
        onFetch(given[1], audienceOf(given[2][clearanceHeader] ?? ''));
        return client.fetch(...given);
      },
    };
    Object.assign(opened.gateway, { client: watching });
  }
  const url = await opened.front.listen({ host: '127.0.0.1', port: 0 });
  const pool = new Pool(url, { connections: 16, pipelining: 1 });
  return {
    opened,
    pool,
    urls,
    databases,
    logged,
    close: async () => {
      await pool.destroy();
      await opened.close();
      await Promise.all(serving.map(([, one]) => one.stop()));
    },
  };
};
