import { Client } from 'pg';
import { databaseAddress } from '../storage/database-address.ts';

/** The oldest server that knows memberships by which a role may be taken on without being inherited. */
const oldestServer = 160_000;

/**
 * Connects as the login that a database URL names, which administers the database.
 * @throws Error with what to mend, where the server is not reached, is too old, or cannot hold every script.
 */
export const administrator = async (databaseUrl: string): Promise<Client> => {
  const { host, database } = databaseAddress(databaseUrl);
  const client = new Client({
    connectionString: databaseUrl,
    application_name: 'kopuro migration',
    connectionTimeoutMillis: 10_000,
  });
  // A connection that is cut while idle would otherwise end the process; the next statement fails by itself.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new Error(
      `the database ${database} at ${host} cannot be reached (${said}): start the server, or mend the database URL`,
      { cause: error },
    );
  }
  try {
    await checkServer(client, database);
    return client;
  } catch (error) {
    await client.end();
    throw error;
  }
};

const checkServer = async (client: Client, database: string): Promise<void> => {
  const { rows } = await client.query<{ version: number; encoding: string; able: boolean }>(
    `select current_setting('server_version_num')::int as version, getdatabaseencoding() as encoding,
       rolsuper or rolcreaterole as able from pg_roles where rolname = current_user`,
  );
  const [server] = rows;
  if (server === undefined || server.version < oldestServer)
    throw new Error(
      'the server is older than PostgreSQL 16, which the separation of logins needs: use a newer one',
    );
  if (server.encoding !== 'UTF8')
    throw new Error(
      `the database ${database} is encoded in ${server.encoding}: create it with encoding UTF8, which holds every script`,
    );
  if (!server.able)
    throw new Error(
      `the database URL names a login that may not create roles: name one with CREATEROLE that owns the database ${database}`,
    );
};
