import { randomBytes } from 'node:crypto';
import { fingerprint } from '../../subgraphs/kit/migrate/fingerprint.ts';
import { migrate } from '../../subgraphs/kit/migrate/migrate.ts';
import type { Subgraph } from '../../subgraphs/kit/subgraph.ts';
import type { Markings } from '../../subgraphs/kit/walls/released.ts';
import { wallPlan } from '../../subgraphs/kit/walls/wall-plan.ts';
import { entranceSql } from '../../subgraphs/kit/walls/wall-sql.ts';
import { asSuperuser, clusterUrl, databaseOn, testLoginSecret, testRelaySecret } from './test-database.ts';
import type { TestDatabase } from './test-database.ts';

/** One lock for the making and the copying of templates: a database cannot be copied while anybody is in it. */
const templateLock = 0x6b_6f_70_74;

/**
 * A database migrated for a subgraph: a copy of the one that the first test of a run migrated from the same tables,
 * markings and migrations.
 */
export const createMigratedDatabase = async (
  { name: subgraph, tables, migrations }: Subgraph,
  markings: Markings,
): Promise<TestDatabase> => {
  const secrets = { loginSecret: testLoginSecret, relaySecret: testRelaySecret };
  const plan = wallPlan({ subgraph, tables, markings });
  const template = `template_${fingerprint(plan, { migrations, ...secrets }).slice(0, 32)}`;
  const copy = `${subgraph}_${randomBytes(6).toString('hex')}`;
  const cluster = await clusterUrl();
  await asSuperuser(cluster, async (client) => {
    await client.query('select pg_advisory_lock($1)', [templateLock]);
    const { rows } = await client.query('select 1 from pg_database where datname = $1', [template]);
    if (rows.length === 0) {
      const draft = `${template}_draft`;
      await client.query(`drop database if exists "${draft}" with (force)`);
      await client.query(`create database "${draft}"`);
      await migrate({
        subgraph,
        databaseUrl: databaseOn(cluster, draft).url,
        tables,
        markings,
        migrations,
        ...secrets,
      });
      await client.query(`alter database "${draft}" rename to "${template}"`);
    }
    await client.query(`create database "${copy}" template "${template}" strategy file_copy`);
  });
  const database = databaseOn(cluster, copy);
  // Rights on the database itself are not copied with it.
  await asSuperuser(database.url, async (client) => {
    for (const sql of entranceSql(plan)) await client.query(sql);
  });
  return database;
};
