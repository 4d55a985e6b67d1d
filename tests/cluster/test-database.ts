import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Client } from 'pg';
import { clusterVariable } from './cluster-variable.ts';

/** A database of one test file's own. */
export interface TestDatabase {
  /** The superuser's URL of it. */
  readonly url: string;
  readonly drop: () => Promise<void>;
}

/** Roles belong to the whole server, so tests that share it share the secret of their passwords. */
export const testLoginSecret = Buffer.alloc(32, 'tests');
export const testRelaySecret = Buffer.alloc(32, 'relay');

/** Creates an empty database on the tests' server, which is started at the first call of a run. */
export const createTestDatabase = async (prefix: string): Promise<TestDatabase> => {
  const cluster = await clusterUrl();
  const name = `${prefix}_${randomBytes(6).toString('hex')}`;
  await asSuperuser(cluster, (client) => client.query(`create database "${name}"`));
  return databaseOn(cluster, name);
};

/** A database of the tests' server, by its name. */
export const databaseOn = (cluster: string, name: string): TestDatabase => ({
  url: cluster.replace('/postgres?', `/${name}?`),
  drop: async () => {
    await asSuperuser(cluster, (client) => client.query(`drop database "${name}" with (force)`));
  },
});

/** The superuser's URL of the database `postgres` on the tests' server. */
export const clusterUrl = async (): Promise<string> => {
  const path = process.env[clusterVariable];
  if (path === undefined)
    throw new Error('no test server: jest.config.js must name tests/cluster/global-setup.ts');
  const answer = JSON.parse(await text(connect(path))) as { url?: string; error?: string };
  if (answer.url === undefined) throw new Error(answer.error ?? 'the test server did not answer');
  return answer.url;
};

/** Works on a database as the superuser whose URL it is. */
export const asSuperuser = async <T>(url: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};
