import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { AudienceId } from '../../schema/audience.ts';
import { readMarkings } from '../../schema/read-markings.ts';
import { readSubgraphDocument } from '../../schema/read-subgraphs.ts';
import { clearanceHeader } from '../../subgraphs/kit/clearance/verify-clearance.ts';
import { serve } from '../../subgraphs/kit/server/serve.ts';
import { writerDataSource } from '../../subgraphs/kit/storage/databases.ts';
import { withSearchColumns } from '../../subgraphs/kit/storage/search-columns.ts';
import type { Table } from '../../subgraphs/kit/storage/table.ts';
import { insertRows } from '../../subgraphs/kit/storage/upsert.ts';
import type { Subgraph } from '../../subgraphs/kit/subgraph.ts';
import { createMigratedDatabase } from '../cluster/migrated-database.ts';
import { asSuperuser, clusterUrl, testLoginSecret, testRelaySecret } from '../cluster/test-database.ts';
import { keyFor, makeGatewayKey, signClearance, trustFileText } from './gateway-keys.ts';
import type { GatewayKey } from './gateway-keys.ts';

/** What came back of a question. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly data: Data;
  readonly errors: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

/** Data of any shape, for tests to walk into. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Data = any;

/** A migrated database that no subgraph serves yet. */
export interface MigratedDatabase {
  readonly databaseUrl: string;
  readonly folder: string;
  /** The settings of the subgraph's own processes. */
  readonly environment: Readonly<Record<string, string>>;
  readonly keys: readonly GatewayKey[];
  readonly superuser: Client;
  readonly insert: (table: Table, rows: readonly Readonly<Record<string, unknown>>[]) => Promise<void>;
  readonly drop: () => Promise<void>;
}

/** A subgraph over a database of its own, served over HTTP in this process. */
export interface ServedSubgraph extends MigratedDatabase {
  readonly url: string;
  readonly ask: (
    audience: AudienceId,
    query: string,
    variables?: Readonly<Record<string, unknown>>,
  ) => Promise<Answer>;
  /** Sends any request with any clearance, or none. */
  readonly send: (clearance: string | undefined, request: RequestInit) => Promise<Response>;
  /**
   * Takes the side away as a whole: its subgraph answers nothing, and nobody enters its database.
   * @returns what brings both back, where they were.
   */
  readonly away: () => Promise<() => Promise<void>>;
  readonly close: () => Promise<void>;
}

/** @param given the gateways' keys; keys of its own unless given */
export const migrateDatabase = async (
  subgraph: Subgraph,
  given?: readonly GatewayKey[],
): Promise<MigratedDatabase> => {
  const markings = readMarkings(readSubgraphDocument(subgraph.name));
  const { url: databaseUrl, drop } = await createMigratedDatabase(subgraph, markings);
  const folder = await mkdtemp(join(tmpdir(), `kopuro-${subgraph.name}-`));
  const keys = given ?? [await makeGatewayKey('JAPAN'), await makeGatewayKey('KYRGYZSTAN')];
  const environment = {
    [`${subgraph.name.toUpperCase()}_DATABASE_URL`]: databaseUrl,
    LOGIN_SECRET_FILE: join(folder, 'login-secret'),
    RELAY_SECRET_FILE: join(folder, 'relay-secret'),
    GATEWAY_TRUST_FILE: join(folder, 'trust.json'),
    PORT: '0',
  };
  await writeFile(environment.LOGIN_SECRET_FILE, testLoginSecret.toString('hex'));
  await writeFile(environment.RELAY_SECRET_FILE, testRelaySecret.toString('hex'));
  await writeFile(environment.GATEWAY_TRUST_FILE, trustFileText(keys));
  const access = {
    subgraph: subgraph.name,
    databaseUrl,
    loginSecret: testLoginSecret,
    tables: subgraph.tables,
  };
  const superuser = new Client({ connectionString: databaseUrl });
  await superuser.connect();
  return {
    databaseUrl,
    folder,
    environment,
    keys,
    superuser,
    insert: async (table, rows) => {
      const writer = await writerDataSource(access);
      const searchable = rows.map((row) => withSearchColumns(table, row));
      await writer
        .transaction((manager) => insertRows(manager, table, searchable))
        .finally(() => writer.destroy());
    },
    drop: async () => {
      await superuser.end();
      await drop();
      await rm(folder, { recursive: true });
    },
  };
};

export const serveSubgraph = async (
  subgraph: Subgraph,
  given?: readonly GatewayKey[],
): Promise<ServedSubgraph> => {
  const migrated = await migrateDatabase(subgraph, given);
  const { databaseUrl, environment, keys } = migrated;
  const serveAt = (port: number) =>
    serve(subgraph, {
      databaseUrl,
      loginSecret: testLoginSecret,
      host: '127.0.0.1',
      port,
      trustFile: environment['GATEWAY_TRUST_FILE'] ?? '',
    });
  let serving = await serveAt(0);
  const url = `http://127.0.0.1:${String(serving.port)}/graphql`;
  const send: ServedSubgraph['send'] = (clearance, request) =>
    fetch(url, {
      ...request,
      headers: {
        'content-type': 'application/json',
        ...(clearance !== undefined && { [clearanceHeader]: clearance }),
        ...Object.fromEntries(new Headers(request.headers)),
      },
    });
  return {
    ...migrated,
    url,
    send,
    ask: async (audience, query, variables) => {
      const clearance = await signClearance(keyFor(keys, audience), subgraph.name, audience);
      const response = await send(clearance, { method: 'POST', body: JSON.stringify({ query, variables }) });
      const text = await response.text();
      const { data, errors } = JSON.parse(text) as Partial<Answer>;
      return { status: response.status, text, data: data, errors: errors ?? [] };
    },
    away: async () => {
      const { rows } = await migrated.superuser.query<{ name: string; pid: number }>(
        'select current_database() as "name", pg_backend_pid() as "pid"',
      );
      const { name = '', pid = 0 } = rows[0] ?? {};
      // Nobody closes a database from within.
      const cluster = await clusterUrl();
      const beside = (sql: string) => asSuperuser(cluster, (client) => client.query(sql));
      const { port } = serving;
      await serving.stop();
      await beside(`alter database "${name}" allow_connections false`);
      await beside(
        `select pg_terminate_backend("pid") from pg_stat_activity
         where "datname" = '${name}' and "pid" <> ${String(pid)}`,
      );
      return async () => {
        await beside(`alter database "${name}" allow_connections true`);
        serving = await serveAt(port);
      };
    },
    close: async () => {
      await serving.stop();
      await migrated.drop();
    },
  };
};
