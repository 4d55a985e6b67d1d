import { once } from 'node:events';
import type { Server } from 'node:http';
import { exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'jose';
import { isObjectType } from 'graphql';
import { parties } from '../../../schema/audience.ts';
import type { Party } from '../../../schema/audience.ts';
import { subgraphNames } from '../../../schema/read-subgraphs.ts';
import type { SubgraphName } from '../../../schema/read-subgraphs.ts';
import { cooperation } from '../../../subgraphs/cooperation/cooperation.ts';
import { japan } from '../../../subgraphs/japan/japan.ts';
import type { TrustedKey } from '../../../subgraphs/kit/clearance/trusted-keys.ts';
import { clearanceVerifier } from '../../../subgraphs/kit/clearance/verify-clearance.ts';
import { buildSchema } from '../../../subgraphs/kit/schema/build-schema.ts';
import type { MarkedSchema } from '../../../subgraphs/kit/schema/build-schema.ts';
import { graphqlServer } from '../../../subgraphs/kit/server/graphql-server.ts';
import { kyrgyzstan } from '../../../subgraphs/kyrgyzstan/kyrgyzstan.ts';

const subgraphs = { japan, kyrgyzstan, cooperation } as const;

/** The keys of a party's gateway. */
export interface PartyKey {
  readonly party: Party;
  readonly kid: string;
  readonly privateKey: JWK;
}

export interface ServingSubgraphs {
  readonly urls: Readonly<Record<SubgraphName, string>>;
  readonly schemas: Readonly<Record<SubgraphName, MarkedSchema>>;
  /** The key of each party, of which every subgraph trusts the public half. */
  readonly keys: readonly PartyKey[];
  /** For whom statements were run in the databases, one entry for each statement, and whether they read what it may name. */
  readonly statements: {
    readonly subgraph: SubgraphName;
    readonly audience: string;
    readonly readsConsents: boolean;
  }[];
  readonly close: () => Promise<void>;
}

const listen = async (server: Server): Promise<string> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return `http://127.0.0.1:${String(typeof address === 'object' && address !== null ? address.port : 0)}/graphql`;
};

/**
 * The three subgraphs with their own SDL, resolvers, clearance check and second wall, over HTTP. Their databases are
 * empty: a statement is recorded with the login it would run under, and gives no row.
 */
export const openServingSubgraphs = async (): Promise<ServingSubgraphs> => {
  const pairs = await Promise.all(
    parties.map(async (party) => ({
      party,
      kid: `${party}-1`,
      ...(await generateKeyPair('EdDSA', { extractable: true })),
    })),
  );
  const trusted = new Map<string, TrustedKey>(
    pairs.map(({ party, kid, publicKey }) => [kid, { party, key: publicKey }]),
  );
  const statements: ServingSubgraphs['statements'] = [];
  const opened = await Promise.all(
    subgraphNames.map(async (name) => {
      const marked = buildSchema(subgraphs[name]);
      const { server, stop } = await graphqlServer({
        ...marked,
        verify: clearanceVerifier(name, trusted),
        sessionAs: ({ id }) => {
          const query = (sql: string) => {
            statements.push({
              subgraph: name,
              audience: id,
              readsConsents: sql.includes(' from "consent" '),
            });
            return Promise.resolve([]);
          };
          return Promise.resolve({ query, transact: (work) => work(query) });
        },
        onFault: () => undefined,
      });
      return { name, marked, url: await listen(server), server, stop };
    }),
  );
  const by = <Value>(value: (one: (typeof opened)[number]) => Value) =>
    Object.fromEntries(opened.map((one) => [one.name, value(one)])) as Record<SubgraphName, Value>;
  return {
    urls: by(({ url }) => url),
    schemas: by(({ marked }) => marked),
    keys: await Promise.all(
      pairs.map(async ({ party, kid, privateKey }) => ({
        party,
        kid,
        privateKey: await exportJWK(privateKey),
      })),
    ),
    statements,
    close: async () => {
      await Promise.all(
        opened.map(async ({ server, stop }) => {
          server.close();
          server.closeAllConnections();
          await stop();
        }),
      );
    },
  };
};

/** The entity types that a subgraph finds by reference. */
export const entitiesOf = ({ schema }: MarkedSchema): readonly string[] =>
  Object.values(schema.getTypeMap()).flatMap((type) => {
    const { subgraph } = (type.extensions['apollo'] ?? {}) as {
      readonly subgraph?: { readonly resolveReference?: unknown };
    };
    return isObjectType(type) && typeof subgraph?.resolveReference === 'function' ? [type.name] : [];
  });
