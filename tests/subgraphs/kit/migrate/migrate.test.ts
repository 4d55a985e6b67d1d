import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { migrate } from '../../../../subgraphs/kit/migrate/migrate.ts';
import type { MigrateRequest } from '../../../../subgraphs/kit/migrate/migrate.ts';
import { openDatabases } from '../../../../subgraphs/kit/storage/databases.ts';
import { findDrift } from '../../../../subgraphs/kit/walls/drift.ts';
import { createTestDatabase } from '../../../cluster/test-database.ts';
import type { TestDatabase } from '../../../cluster/test-database.ts';
import { sampleRequest } from '../sample-database.ts';
import { agency, SampleTables1700000000000 } from '../sample-register.ts';

const doing = async <Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  return work(client).finally(() => client.end());
};

const run = (url: string, sql: string): Promise<unknown> => doing(url, (client) => client.query(sql));

/** A migration of one statement. */
const migration = (name: string, sql: string): MigrateRequest['migrations'][number] =>
  class implements MigrationInterface {
    readonly name = name;

    async up(runner: QueryRunner): Promise<void> {
      await runner.query(sql);
    }

    async down(): Promise<void> {
      await Promise.resolve();
    }
  };

describe('the migration of a subgraph’s database', () => {
  let database: TestDatabase;
  let request: MigrateRequest;

  beforeAll(async () => {
    database = await createTestDatabase('sample_migrate');
    request = sampleRequest('sample_migrate', database.url);
    expect(await migrate(request)).toBe(true);
  }, 60_000);
  afterAll(() => database.drop());

  it('leaves a database alone that is as it should be', async () => {
    const stamps = `select array_agg(xmin::text order by oid) as value from pg_class where relnamespace = 'public'::regnamespace`;
    const stamp = () => doing(database.url, async (client) => (await client.query(stamps)).rows as unknown);
    const before = await stamp();
    expect(await migrate(request)).toBe(false);
    expect(await stamp()).toEqual(before);
  });

  it('may run twice at once', async () => {
    const fresh = await createTestDatabase('sample_twice');
    const both = sampleRequest('sample_twice', fresh.url);
    expect((await Promise.all([migrate(both), migrate(both)])).sort()).toEqual([false, true]);
    await fresh.drop();
  }, 30_000);

  it('may run at once in databases that share their roles', async () => {
    const fresh = await Promise.all([1, 2, 3].map(() => createTestDatabase('sample_shared')));
    const all = await Promise.all(fresh.map(({ url }) => migrate(sampleRequest('sample_shared', url))));
    expect(all).toEqual([true, true, true]);
    await Promise.all(fresh.map(({ drop }) => drop()));
  }, 60_000);

  it('sets a login’s password again where it was changed', async () => {
    await run(database.url, `alter role sample_migrate_japan_isa password 'other'`);
    expect(await migrate(request)).toBe(true);
    const databases = openDatabases(request);
    expect(await (await databases.forAudience('japan_isa')).query('select 1 as one')).toEqual([{ one: 1 }]);
    await databases.close();
  }, 30_000);

  it('gives every login a new password with a new secret', async () => {
    const fresh = await createTestDatabase('sample_secret');
    const first = sampleRequest('sample_secret', fresh.url);
    const second = { ...first, loginSecret: Buffer.alloc(32, 'new') };
    await migrate(first);
    expect(await migrate(second)).toBe(true);
    const [old, renewed] = [openDatabases(first), openDatabases(second)];
    await expect(old.forAudience('public')).rejects.toThrow('password authentication failed');
    await expect(renewed.forAudience('public')).resolves.toBeDefined();
    await Promise.all([old.close(), renewed.close(), fresh.drop()]);
  }, 30_000);

  it('keeps no password in the database that is not salted and hashed', async () => {
    const kept = await doing(database.url, (client) =>
      client.query<{ kept: string }>(
        `select rolpassword as kept from pg_authid where rolname like 'sample\\_migrate\\_%' and rolcanlogin`,
      ),
    );
    // Nine audiences, the imports and the relay.
    expect(kept.rows).toHaveLength(11);
    for (const row of kept.rows) expect(row.kept).toMatch(/^SCRAM-SHA-256\$4096:/);
    expect(new Set(kept.rows.map((row) => row.kept)).size).toBe(11);
  });

  it('runs a new migration, and grants its columns by their markings', async () => {
    const fresh = await createTestDatabase('sample_later');
    const before = sampleRequest('sample_later', fresh.url);
    await migrate(before);
    const later: MigrateRequest = {
      ...before,
      tables: [
        { ...agency, columns: { ...agency.columns, region: { kind: 'text', nullable: true } } },
        ...before.tables.slice(1),
      ],
      markings: new Map(before.markings).set('Agency.region', ['KYRGYZSTAN']),
      migrations: [
        SampleTables1700000000000,
        migration('Region1700000000001', 'alter table agency add column region text'),
      ],
    };
    expect(await migrate(later)).toBe(true);
    const databases = openDatabases(later);
    const sql = 'select "region" from "agency"';
    expect(await (await databases.forAudience('kyrgyzstan_ministry')).query(sql)).toEqual([]);
    await expect((await databases.forAudience('japan_isa')).query(sql)).rejects.toThrow('permission denied');
    await databases.close();
    await fresh.drop();
  }, 30_000);

  it('lets a later migration change the rows that are there', async () => {
    const fresh = await createTestDatabase('sample_rewrite');
    const before = sampleRequest('sample_rewrite', fresh.url);
    await migrate(before);
    await run(fresh.url, `insert into dossier values (gen_random_uuid(), 'old')`);
    const rewrite = migration('Rewrite1700000000001', `update dossier set note = 'new'`);
    await migrate({ ...before, migrations: [...before.migrations, rewrite] });
    const { rows } = await doing(fresh.url, (client) =>
      client.query<{ note: string }>('select note from dossier'),
    );
    expect(rows).toEqual([{ note: 'new' }]);
    await fresh.drop();
  }, 30_000);

  it('takes back what a narrower marking no longer gives', async () => {
    const fresh = await createTestDatabase('sample_narrow');
    const wide = sampleRequest('sample_narrow', fresh.url);
    const narrow = { ...wide, markings: new Map(wide.markings).set('Agency.workers', ['JAPAN'] as const) };
    await migrate(wide);
    await migrate(narrow);
    const databases = openDatabases(narrow);
    await expect(
      (await databases.forAudience('public')).query('select "workers" from "agency"'),
    ).rejects.toThrow('permission denied');
    await databases.close();
    await fresh.drop();
  }, 30_000);

  it('changes nothing where a migration fails', async () => {
    const fresh = await createTestDatabase('sample_broken');
    const sound = sampleRequest('sample_broken', fresh.url);
    await migrate(sound);
    const broken: MigrateRequest = {
      ...sound,
      migrations: [
        SampleTables1700000000000,
        migration('Column1700000000001', 'alter table agency add column region text'),
        migration('Fault1700000000002', 'alter table nowhere add column region text'),
      ],
    };
    await expect(migrate(broken)).rejects.toThrow('relation "nowhere" does not exist');
    expect(await doing(fresh.url, (client) => findDrift(client, sound))).toEqual([]);
    await fresh.drop();
  }, 30_000);

  it('gives a migration no more rights than the tables’ owner has', async () => {
    const greedy = migration('Greed1700000000003', 'alter role sample_migrate_public superuser');
    await expect(migrate({ ...request, migrations: [...request.migrations, greedy] })).rejects.toThrow(
      'permission denied',
    );
  }, 30_000);

  it('is done as well by an administrator that is no superuser', async () => {
    const fresh = await createTestDatabase('sample_hosted');
    const name = new URL(fresh.url.replace('@/', '@h/')).pathname.slice(1);
    await run(fresh.url, `create role sample_hosting login createrole password 'hosting'`);
    await run(fresh.url, `alter database "${name}" owner to sample_hosting`);
    const url = fresh.url.replace(/\/\/[^@]*@/, '//sample_hosting:hosting@');
    const hosted = sampleRequest('sample_hosted', url);
    expect(await migrate(hosted)).toBe(true);
    expect(await migrate(hosted)).toBe(false);
    const markings = new Map(hosted.markings).set('Agency.workers', ['JAPAN'] as const);
    expect(await migrate({ ...hosted, markings })).toBe(true);
    await fresh.drop();
  }, 30_000);

  it.each([
    [
      'a server that is away',
      (url: string) => url.replace(/host=.*/, 'host=/nowhere'),
      /cannot be reached .*ENOENT.*: start the server/s,
    ],
    [
      'a database that is not there',
      (url: string) => url.replace(/sample_migrate_\w+/, 'nowhere'),
      /the database nowhere .* cannot be reached/,
    ],
    [
      'a login that may not create roles',
      (url: string) => url.replace(/\/\/[^@]*@/, '//sample_powerless:x@'),
      /may not create roles/,
    ],
  ])('says what to mend for %s', async (_what, change, says) => {
    await run(
      database.url,
      `do $$ begin create role sample_powerless login password 'x'; exception when duplicate_object then null; end $$`,
    );
    await run(
      database.url,
      `do $$ begin execute format('grant connect on database %I to sample_powerless', current_database()); end $$`,
    );
    await expect(migrate({ ...request, databaseUrl: change(database.url) })).rejects.toThrow(says);
  });
});
