import { execute, parse } from 'graphql';
import { Client } from 'pg';
import type { EntityManager } from 'typeorm';
import { audiences } from '../../../schema/audience.ts';
import type { AudienceId } from '../../../schema/audience.ts';
import { mayAsk } from '../../../subgraphs/kit/clearance/may-ask.ts';
import { makeLoaders } from '../../../subgraphs/kit/list/loaders.ts';
import { buildSchema } from '../../../subgraphs/kit/schema/build-schema.ts';
import { sessionThrough } from '../../../subgraphs/kit/server/request-context.ts';
import type { RequestContext } from '../../../subgraphs/kit/server/request-context.ts';
import { openDatabases, writerDataSource } from '../../../subgraphs/kit/storage/databases.ts';
import { withSearchColumns } from '../../../subgraphs/kit/storage/search-columns.ts';
import type { Table } from '../../../subgraphs/kit/storage/table.ts';
import { insertRows } from '../../../subgraphs/kit/storage/upsert.ts';
import type { NewRow } from '../../../subgraphs/kit/storage/upsert.ts';
import type { Subgraph } from '../../../subgraphs/kit/subgraph.ts';
import { createMigratedDatabase } from '../../cluster/migrated-database.ts';
import { testLoginSecret } from '../../cluster/test-database.ts';

/** What a subgraph answered, with the statements that it sent to its database meanwhile. */
export interface Answer {
  readonly data: Readonly<Record<string, unknown>>;
  readonly errors: readonly string[];
  readonly statements: readonly string[];
}

/** A subgraph over a migrated database of its own. */
export interface SubgraphDatabase {
  readonly url: string;
  readonly insert: (table: Table, rows: readonly NewRow[]) => Promise<void>;
  /** Runs work under the login of imports, in one transaction. */
  readonly write: <T>(work: (manager: EntityManager) => Promise<T>) => Promise<T>;
  /** Asks as an audience, under its own login. */
  readonly ask: (
    as: AudienceId,
    document: string,
    variables?: Readonly<Record<string, unknown>>,
  ) => Promise<Answer>;
  /** Whether the subgraph lets an audience ask at all. */
  readonly lets: (as: AudienceId, document: string) => Promise<boolean>;
  /** One statement as the superuser. */
  readonly sql: (text: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  readonly drop: () => Promise<void>;
}

/** Migrates a new database for a subgraph. */
export const createSubgraphDatabase = async (subgraph: Subgraph): Promise<SubgraphDatabase> => {
  const marked = buildSchema(subgraph);
  const { schema, markings } = marked;
  const database = await createMigratedDatabase(subgraph, markings);
  const access = {
    subgraph: subgraph.name,
    databaseUrl: database.url,
    loginSecret: testLoginSecret,
    tables: subgraph.tables,
  };
  const databases = openDatabases({ ...access, markings });
  const superuser = new Client({ connectionString: database.url });
  await superuser.connect();

  const write: SubgraphDatabase['write'] = async (work) => {
    const writer = await writerDataSource(access);
    return writer.transaction(work).finally(() => writer.destroy());
  };
  const ask: SubgraphDatabase['ask'] = async (as, document, variableValues = {}) => {
    const audience = audiences[as];
    const { query: run, transact } = sessionThrough(await databases.forAudience(as));
    const statements: string[] = [];
    const query: RequestContext['query'] = (sql, parameters) => {
      statements.push(sql);
      return run(sql, parameters);
    };
    const loaders = makeLoaders(audience, markings, query);
    const contextValue = { audience, markings, query, transact, loaders };
    const result = await execute({ schema, document: parse(document), contextValue, variableValues });
    return {
      data: result.data ?? {},
      errors: (result.errors ?? []).map(({ message }) => message),
      statements,
    };
  };
  return {
    url: database.url,
    write,
    ask,
    insert: (table, rows) =>
      write((manager) =>
        insertRows(
          manager,
          table,
          rows.map((row) => withSearchColumns(table, row)),
        ),
      ),
    lets: (as, document) =>
      mayAsk(parse(document), {}, marked, {
        audience: audiences[as],
        consented: () => Promise.resolve(new Set()),
      }),
    sql: async (text) => (await superuser.query<Record<string, unknown>>(text)).rows,
    drop: async () => {
      await databases.close();
      await superuser.end();
      await database.drop();
    },
  };
};
