import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findDrift } from '../../../../subgraphs/kit/walls/drift.ts';
import { migrate } from '../../../../subgraphs/kit/migrate/migrate.ts';
import { createSampleDatabase } from '../sample-database.ts';
import type { SampleDatabase } from '../sample-database.ts';

/** What someone did to the database, and what the check says of it. */
type Damage = readonly [what: string, sql: string, says: RegExp];

/** No column changes its type under a view; whoever changes it takes the views away first. */
const withoutViews = 'drop view third_party_otit.agency, third_party_embassy.agency';

const mendedByMigration: readonly Damage[] = [
  [
    'a third party’s view that is gone',
    'drop view third_party_otit.dossier',
    /the view third_party_otit\.dossier is missing/,
  ],
  [
    'a third party’s view that says something else',
    'create or replace view third_party_otit.dossier with (security_barrier) as ' +
      'select id, note, array[]::text[] as consented_coordinates, true as seen_by_public from public.dossier',
    /the view third_party_otit\.dossier does not say what consents and markings say/,
  ],
  [
    'a third party’s view without its barrier',
    'alter view third_party_otit.agency set (security_barrier = false)',
    /the view third_party_otit\.agency lets predicates run on rows that it hides/,
  ],
  [
    'a third party’s view of another owner',
    'alter view third_party_otit.agency owner to postgres',
    /the view third_party_otit\.agency belongs to postgres/,
  ],
  [
    'one third party’s view that another reads',
    'grant select (id) on third_party_otit.agency to sample_drift_third_party_embassy',
    /third_party_otit\.agency may be read or changed otherwise/,
  ],
  [
    'a third party’s view that may be changed',
    'grant update on third_party_otit.agency to sample_drift_third_party_otit',
    /third_party_otit\.agency may be read or changed otherwise/,
  ],
  [
    'a third party’s schema that another uses',
    'grant usage on schema third_party_otit to sample_drift_public',
    /the schema third_party_otit may be used otherwise/,
  ],
  [
    'a table that a third party reads itself',
    'grant select (id) on agency to sample_drift_third_party_otit',
    /sample_drift_third_party_otit may read agency\.id/,
  ],
  [
    'a grant on a whole table',
    'grant select on agency to sample_drift_public',
    /SELECT on the whole of agency is granted/,
  ],
  ['a grant on a whole table to everybody', 'grant select on agency to public', /granted to everybody/],
  [
    'a grant to a stranger',
    'grant select (telephone) on agency to pg_monitor',
    /telephone is granted to pg_monitor/,
  ],
  [
    'a grant on a column',
    'grant select (telephone) on agency to sample_drift_public',
    /sample_drift_public may read agency\.telephone/,
  ],
  [
    'a right to change',
    'grant update (status) on agency to sample_drift_public',
    /may change agency\.status/,
  ],
  [
    'a right to insert',
    'grant insert (status) on agency to sample_drift_japan_isa',
    /may insert agency\.status/,
  ],
  [
    'a right to remove',
    'grant delete on agency to sample_drift_writer',
    /DELETE on the whole of agency is granted to sample_drift_writer/,
  ],
  [
    'a right to refer',
    'grant references (name) on agency to sample_drift_japan_isa',
    /may refer to agency\.name/,
  ],
  [
    'a right to grant on',
    'grant select (name) on agency to sample_drift_public with grant option',
    /may pass on SELECT on agency\.name/,
  ],
  [
    'a right on the record of migrations',
    'grant select on schema_migration to sample_drift_public',
    /schema_migration/,
  ],
  [
    'a right on a sequence',
    'grant usage on sequence schema_migration_id_seq to public',
    /schema_migration_id_seq/,
  ],
  [
    'a grant that is gone',
    'revoke select (name) on agency from sample_drift_public',
    /may not read agency\.name, which it should/,
  ],
  [
    'row security that is off',
    'alter table agency disable row level security',
    /row security is off on the table agency/,
  ],
  [
    'row security that is not forced',
    'alter table agency no force row level security',
    /not forced on the table agency/,
  ],
  [
    'another purpose',
    "comment on table agency is 'FOR_SALE'",
    /the table agency does not say that it is kept for MOC_KG_2023/,
  ],
  ['another owner', 'alter table dossier owner to current_user', /the table dossier belongs to postgres/],
  [
    'a further policy',
    'create policy more on agency for select using (true)',
    /the policy more on agency opens rows/,
  ],
  ['a policy that is gone', 'drop policy read_japan_npa on agency', /read_japan_npa on agency is missing/],
  [
    'a policy that opens more',
    'alter policy read_public on agency using (true)',
    /read_public on agency does not say/,
  ],
  [
    'a policy that was made again',
    `drop policy read_public on agency;
     create policy read_public on agency for select to sample_drift_public using (opened_at is not null)`,
    /read_public on agency does not say/,
  ],
  [
    'a policy for others',
    'alter policy read_japan_isa on agency to public',
    /is for everybody, not sample_drift_japan_isa/,
  ],
  [
    'a policy for more than reading',
    `drop policy write on agency; create policy write on agency for select to sample_drift_writer using (true)`,
    /write on agency is for another command/,
  ],
  [
    'a restrictive policy',
    `drop policy search on agency; create policy search on agency as restrictive for select to sample_drift_search using (true)`,
    /search on agency is restrictive/,
  ],
  ['a superuser', 'alter role sample_drift_public superuser', /sample_drift_public is a superuser/],
  ['a role that bypasses row security', 'alter role sample_drift_search bypassrls', /bypasses row security/],
  ['a role that creates roles', 'alter role sample_drift_writer createrole', /creates roles/],
  ['a role that inherits', 'alter role sample_drift_public inherit', /sample_drift_public inherits/],
  ['an owner that logs in', 'alter role sample_drift_owner login', /sample_drift_owner may log in/],
  ['a reader that does not', 'alter role sample_drift_public nologin', /sample_drift_public may not log in/],
  [
    'a membership',
    'grant sample_drift_japan_isa to sample_drift_public',
    /public is a member of sample_drift_japan_isa/,
  ],
  [
    'a membership of the system’s',
    'grant pg_read_all_data to sample_drift_public',
    /member of pg_read_all_data/,
  ],
  [
    'a setting of a role',
    'alter role sample_drift_public set search_path = other',
    /a setting of its own for search_path/,
  ],
  [
    'a search that does more',
    `create or replace function search_agency(query_form text, query_grams text[]) returns setof uuid
     language sql stable strict security definer rows 100 set search_path = pg_catalog, pg_temp
     as 'select id from public.agency'`,
    /search_agency does not do what it should/,
  ],
  [
    'a search with another path',
    'alter function search_agency set search_path = public',
    /not declared as it should/,
  ],
  ['a search without a path', 'alter function search_agency reset all', /not declared as it should/],
  [
    'a search of the owner’s',
    'alter function search_agency owner to sample_drift_owner',
    /belongs to sample_drift_owner/,
  ],
  [
    'a search for everybody',
    'grant execute on function search_agency to public',
    /may be called by everybody/,
  ],
  ['a search that is gone', 'drop function search_agency', /search_agency is missing/],
  [
    'everybody in the database',
    `do $$ begin execute format('grant connect, temporary on database %I to public', current_database()); end $$`,
    /everybody may create temporary tables/,
  ],
  [
    'a reader that creates schemas',
    `do $$ begin execute format('grant create on database %I to sample_drift_public', current_database()); end $$`,
    /sample_drift_public may create schemas/,
  ],
  [
    'a reader that creates tables',
    'grant create on schema public to sample_drift_public',
    /sample_drift_public may create objects/,
  ],
  [
    'everybody in the schema',
    'grant usage on schema public to public',
    /everybody may use the schema public/,
  ],
];

const mendedByHand: readonly Damage[] = [
  [
    'a table among a third party’s views',
    'create table third_party_otit.strange (a integer)',
    /there is a relation third_party_otit\.strange that nobody knows/,
  ],
  [
    'a function among a third party’s views',
    `create function third_party_otit.search_agency(text, text[]) returns setof uuid language sql as 'select null::uuid'`,
    /the schema third_party_otit holds more than views/,
  ],
  [
    'a column that nobody knows',
    'alter table agency add column fresh text',
    /a column fresh that nobody knows/,
  ],
  ['a column that is gone', 'alter table agency drop column workers cascade', /agency\.workers is missing/],
  [
    'a column of another type',
    `${withoutViews}; alter table agency alter column workers type bigint`,
    /workers is bigint, not integer/,
  ],
  [
    'a list of another type',
    `${withoutViews}; alter table agency alter column languages type varchar[]`,
    /languages is character varying\[\], not text\[\]/,
  ],
  [
    'a column that admits null',
    'alter table agency alter column name drop not null',
    /agency\.name admits null/,
  ],
  [
    'a column that refuses null',
    'alter table agency alter column workers set not null',
    /agency\.workers refuses null/,
  ],
  [
    'a column without its default',
    'alter table agency alter column status drop default',
    /status has no default/,
  ],
  ['a table that is gone', 'drop table dossier cascade', /the table dossier is missing/],
  [
    'a table that hides in an extension',
    'alter extension plpgsql add table agency',
    /the table agency is missing/,
  ],
  ['an index that is gone', 'drop index agency_name', /the index agency_name is missing/],
  [
    'an index that is not unique',
    'drop index agency_listed_on; create index agency_listed_on on agency (listed_on)',
    /agency_listed_on is not unique/,
  ],
  ['an index that nobody knows', 'create index more on agency (workers)', /a index more that nobody knows/],
  [
    'a table that nobody knows',
    'create table copy as select * from agency',
    /a table copy that nobody knows/,
  ],
  [
    'a view',
    'create view shown as select * from agency',
    /the view shown shows rows of agency with the rights of postgres/,
  ],
  [
    'a view elsewhere',
    'create schema s; create view s.shown as select * from agency',
    /s\.shown shows rows of agency/,
  ],
  [
    'a materialized view',
    'create materialized view shown as select * from agency',
    /the materialized view shown/,
  ],
  [
    'a rule',
    'create rule r as on insert to dossier do also select id from agency',
    /a rule on dossier shows rows of agency/,
  ],
  [
    'a trigger',
    `create function t() returns trigger language plpgsql as 'begin return new; end';
     create trigger t before insert on agency for each row execute function t()`,
    /the trigger t on agency/,
  ],
  ['an heir', 'create table heir () inherits (agency)', /the table heir holds rows of agency/],
  [
    'a publication',
    'create publication p for table agency',
    /the publication p sends out the rows of agency/,
  ],
  [
    'a function',
    `create function leak() returns setof text language sql security definer as 'select telephone from agency'`,
    /a function leak\(\) that nobody knows/,
  ],
  [
    'a function elsewhere',
    `create schema s; grant usage on schema s to sample_drift_public;
     create function s.leak() returns setof text language sql security definer as 'select telephone from public.agency'`,
    /s\.leak\(\) runs with the rights of postgres/,
  ],
  [
    'a schema for readers',
    'create schema s; grant usage on schema s to public',
    /our logins may use the schema s/,
  ],
  [
    'a default grant',
    'alter default privileges in schema public grant select on tables to sample_drift_public',
    /granted to sample_drift_public by default/,
  ],
  [
    'a default grant to everybody',
    'alter default privileges for role sample_drift_owner grant select on tables to public',
    /granted to everybody by default/,
  ],
  [
    'somebody who may act as a reader',
    'create role somebody; grant sample_drift_japan_isa to somebody',
    /somebody may act as sample_drift_japan_isa/,
  ],
];

describe('the drift check', () => {
  let sample: SampleDatabase;

  beforeAll(async () => {
    sample = await createSampleDatabase('sample_drift');
  }, 60_000);
  afterAll(() => sample.drop());

  /** What the check says, in a transaction that is then undone. */
  const afterDamage = async (sql: string): Promise<readonly string[]> => {
    await sample.superuser.query('begin');
    try {
      await sample.superuser.query(sql);
      return await findDrift(sample.superuser, sample.request);
    } finally {
      await sample.superuser.query('rollback');
    }
  };

  it('finds nothing in a migrated database, whoever asks', async () => {
    expect(await findDrift(sample.superuser, sample.request)).toEqual([]);
    expect(await findDrift(await sample.databases.forAudience('public'), sample.request)).toEqual([]);
  });

  it.each([...mendedByMigration, ...mendedByHand])('finds %s', async (_what, sql, says) => {
    const found = await afterDamage(sql);
    expect(found).toContainEqual(expect.stringMatching(says));
    // Every message ends with what to do.
    for (const message of found) expect(message).toMatch(/: (run|add|drop|revoke|take|rebuild)\b/);
  });

  it('sees as any login what it sees as the superuser', async () => {
    await sample.superuser.query('alter table agency disable row level security');
    const found = await findDrift(await sample.databases.forAudience('third_party_embassy'), sample.request);
    expect(found).toEqual(await findDrift(sample.superuser, sample.request));
    expect(found).not.toEqual([]);
    expect(await migrate(sample.request)).toBe(true);
  }, 30_000);

  it('finds a marking that was narrowed since the migration', async () => {
    const markings = new Map(sample.request.markings).set('Agency.workers', ['JAPAN']);
    expect(await findDrift(sample.superuser, { ...sample.request, markings })).toContain(
      'sample_drift_public may read agency.workers, which the markings do not give it: run the migration again',
    );
  });

  it('finds nothing any more once the migration has run again', async () => {
    for (const [, sql] of mendedByMigration) await sample.superuser.query(sql);
    expect(await findDrift(sample.superuser, sample.request)).not.toEqual([]);
    expect(await migrate(sample.request)).toBe(true);
    expect(await findDrift(sample.superuser, sample.request)).toEqual([]);
    expect(await migrate(sample.request)).toBe(false);
  }, 30_000);

  it('makes a migration fail where only hands can mend', async () => {
    await sample.superuser.query('create view shown as select name from agency');
    await expect(migrate(sample.request)).rejects.toThrow(
      /still differs after its migration:\n.*the view shown/s,
    );
    await sample.superuser.query('drop view shown');
    expect(await migrate(sample.request)).toBe(false);
  }, 30_000);
});
