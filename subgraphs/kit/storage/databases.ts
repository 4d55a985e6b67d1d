import { DataSource } from 'typeorm';
import { audienceIds, audiences as allAudiences, isThirdParty } from '../../../schema/audience.ts';
import type { Audience, AudienceId } from '../../../schema/audience.ts';
import { maskedColumns } from '../walls/masked-columns.ts';
import { releasedProperties } from '../walls/released.ts';
import type { Markings } from '../walls/released.ts';
import { thirdPartySchema } from '../walls/third-party-schema.ts';
import { databaseAddress } from './database-address.ts';
import { entitySchema } from './entity-schema.ts';
import { audienceLogin, loginPassword, relayLogin, writerLogin } from './login.ts';
import { NamedClient } from './named-client.ts';
import type { Table } from './table.ts';
import { typeParsers } from './type-parsers.ts';

/** Where a subgraph's database is and what its logins' passwords are made from. */
export interface DatabaseAccess {
  readonly subgraph: string;
  readonly databaseUrl: string;
  readonly loginSecret: Buffer;
  readonly tables: readonly Table[];
}

/** The database as each audience sees it. */
export interface Databases {
  /**
   * The audience's own login with its own entity schemas, opened at its first use.
   * @throws Error where the audience is none of these databases', they are closed, or the server refuses.
   */
  readonly forAudience: (id: AudienceId) => Promise<DataSource>;
  /** Ends every connection; nothing is opened any more. */
  readonly close: () => Promise<void>;
}

interface Opening {
  readonly login: string;
  readonly entities: readonly ReturnType<typeof entitySchema>[];
  readonly most: number;
  readonly statementTimeoutMs: number;
  /** The schemas in which an unqualified name is sought, in their order. */
  readonly searchPath: readonly string[];
}

/** A subgraph's database for its audiences: a login and a small pool for each, so that no connection can ever widen. */
export const openDatabases = (
  access: DatabaseAccess & { readonly markings: Markings; readonly audiences?: readonly AudienceId[] },
): Databases => {
  const { subgraph, tables, markings, audiences = audienceIds } = access;
  const opened = new Map<AudienceId, Promise<DataSource>>();
  let closed = false;

  const open = (id: AudienceId): Promise<DataSource> =>
    openDataSource(access, {
      login: audienceLogin(subgraph, id),
      entities: readableSchemas(tables, id, markings),
      most: 4,
      statementTimeoutMs: 10_000,
      searchPath: searchPathOf(allAudiences[id]),
    });

  const forAudience = async (id: AudienceId): Promise<DataSource> => {
    if (closed) throw new Error(`the databases of ${subgraph} are closed`);
    if (!audiences.includes(id)) throw new Error(`${subgraph} keeps no database connection for ${id}`);
    const known = opened.get(id);
    if (known !== undefined) return known;
    const opening = open(id);
    opened.set(id, opening);
    // A server that was away for a moment must not be remembered as away for ever.
    opening.catch(() => opened.delete(id));
    return opening;
  };

  const close = async (): Promise<void> => {
    closed = true;
    const all = await Promise.allSettled(opened.values());
    opened.clear();
    await Promise.all(
      all.filter((result) => result.status === 'fulfilled').map(({ value }) => value.destroy()),
    );
  };
  return { forAudience, close };
};

/** The database for a subgraph's imports: every column of every table, and statements that may take their time. */
export const writerDataSource = (access: DatabaseAccess): Promise<DataSource> =>
  openDataSource(access, {
    login: writerLogin(access.subgraph),
    entities: access.tables.map((table) => entitySchema(table, Object.keys(table.columns))),
    most: 2,
    statementTimeoutMs: 0,
    searchPath: ['public'],
  });

/**
 * Where an audience's login looks for a name: a third party first among its own views. Nothing hangs on it but that names
 * are short; under any other path it reads less.
 */
export const searchPathOf = (audience: Audience): readonly string[] =>
  isThirdParty(audience) ? [thirdPartySchema(audience), 'public'] : ['public'];

/** Where a relay finds a database, and what the password of its own login there is made from. */
export interface RelayAccess {
  readonly subgraph: string;
  readonly databaseUrl: string;
  readonly relaySecret: Buffer;
}

/** The database for the relay: the statements that it needs, and no tables that TypeORM would know. */
export const relayDataSource = ({ subgraph, databaseUrl, relaySecret }: RelayAccess): Promise<DataSource> =>
  openDataSource(
    { databaseUrl, loginSecret: relaySecret },
    {
      login: relayLogin(subgraph),
      entities: [],
      most: 1,
      statementTimeoutMs: 10_000,
      searchPath: ['public'],
    },
  );

const readableSchemas = (tables: readonly Table[], id: AudienceId, markings: Markings) =>
  tables.flatMap((table) => {
    const audience = allAudiences[id];
    const properties = isThirdParty(audience)
      ? maskedColumns(table, audience, markings).map(({ property }) => property)
      : releasedProperties(table, audience, markings);
    return properties.length === 0 ? [] : [entitySchema(table, properties)];
  });

const sessionSettings = {
  // Cursors hold instants as text: they must read alike whatever the server's own time zone is.
  TimeZone: 'UTC',
  DateStyle: 'ISO',
  // Rows lie in memory or on disks without a moving part. By the usual 4, a page of what is filtered by two values of many
  // rows each is looked for row by row in the order of the list, past its own index.
  random_page_cost: '1.1',
};

const openDataSource = async (
  { databaseUrl, loginSecret }: Pick<DatabaseAccess, 'databaseUrl' | 'loginSecret'>,
  { login, entities, most, statementTimeoutMs, searchPath }: Opening,
): Promise<DataSource> =>
  new DataSource({
    type: 'postgres',
    ...databaseAddress(databaseUrl),
    username: login,
    password: loginPassword(loginSecret, login),
    applicationName: login,
    entities: [...entities],
    synchronize: false,
    logging: false,
    installExtensions: false,
    poolSize: most,
    connectTimeoutMS: 5_000,
    // A connection that the server ends while idle is replaced at the next statement: nobody need be told.
    poolErrorHandler: () => undefined,
    extra: {
      Client: NamedClient,
      types: typeParsers,
      idleTimeoutMillis: 10_000,
      statement_timeout: statementTimeoutMs,
      options: Object.entries({ ...sessionSettings, search_path: searchPath.join(',') })
        .map(([name, value]) => `-c ${name}=${value}`)
        .join(' '),
    },
  }).initialize();
