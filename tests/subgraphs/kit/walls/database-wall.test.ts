import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AudienceId } from '../../../../schema/audience.ts';
import { grams, queryGrams, searchForm } from '../../../../subgraphs/kit/names/search-form.ts';
import { openDatabases, writerDataSource } from '../../../../subgraphs/kit/storage/databases.ts';
import { createSampleDatabase } from '../sample-database.ts';
import type { SampleDatabase } from '../sample-database.ts';
import { agency, dossier } from '../sample-register.ts';

const row = (name: string, more: object) => ({
  id: randomUUID(),
  name,
  telephone: '03-0000-0000',
  offices: [{ place: 'Бишкек', keyHolder: 'A' }],
  nameForm: searchForm(name),
  nameGrams: grams(name),
  ...more,
});

const open = row('Ала-Тоо жумуш', { status: 'DRAFT', openedAt: '2026-01-01T00:00:00Z' });
const sent = row('Ала-Тоо эмгек', { status: 'SENT' });
const draft = row('Ала-Тоо кадр', { status: 'DRAFT' });
const note = { id: randomUUID(), note: 'own' };

describe('the wall of the database', () => {
  let sample: SampleDatabase;

  beforeAll(async () => {
    sample = await createSampleDatabase('sample_wall');
    await sample.insert(agency, [open, sent, draft]);
    await sample.insert(dossier, [note]);
  }, 60_000);
  afterAll(() => sample.drop());

  const ask = async <Row>(audience: AudienceId, sql: string, parameters: unknown[] = []): Promise<Row[]> =>
    (await sample.databases.forAudience(audience)).query<Row[]>(sql, parameters);

  const namesSeen = async (audience: AudienceId): Promise<string[]> =>
    (await ask<{ name: string }>(audience, 'select "name" from "agency" order by "name"')).map(
      ({ name }) => name,
    );

  const idsFound = async (audience: AudienceId, text: string): Promise<string[]> => {
    const form = searchForm(text);
    const found = await ask<{ id: string }>(audience, 'select search_agency($1, $2) as "id"', [
      form,
      queryGrams(form),
    ]);
    return found.map(({ id }) => id).sort();
  };

  it('shows each audience the rows that its rule opens, and no others', async () => {
    expect(await namesSeen('public')).toEqual([open.name]);
    expect(await namesSeen('third_party_otit')).toEqual([open.name]);
    expect(await namesSeen('kyrgyzstan_ministry')).toEqual([open.name, sent.name].sort());
    expect(await namesSeen('japan_npa')).toEqual([draft.name, open.name, sent.name].sort());
  });

  it('counts for each audience only what it sees', async () => {
    expect(await ask('public', 'select count(*) as "n" from "agency"')).toEqual([{ n: 1 }]);
    expect(await ask('japan_isa', 'select count(*) as "n" from "agency"')).toEqual([{ n: 3 }]);
  });

  it('opens a row at the next statement after the act is recorded', async () => {
    const late = row('Кеч', { status: 'DRAFT' });
    await sample.insert(agency, [late]);
    expect(await ask('public', 'select "id" from "agency" where "id" = $1', [late.id])).toEqual([]);
    await sample.superuser.query('update agency set opened_at = now() where id = $1', [late.id]);
    expect(await ask('public', 'select "id" from "agency" where "id" = $1', [late.id])).toEqual([
      { id: late.id },
    ]);
    await sample.superuser.query('delete from agency where id = $1', [late.id]);
  });

  it.each([
    ['a column that is not released', 'select "telephone" from "agency"'],
    ['every column at once', 'select * from "agency"'],
    ['a whole row', 'select "agency" from "agency"'],
    ['an unreleased column in a condition', `select "id" from "agency" where "telephone" = '1'`],
    ['an unreleased column as an order', 'select "id" from "agency" order by "telephone"'],
    ['an unreleased column in a plan', `explain select "id" from "agency" where "telephone" = '1'`],
    ['a value that holds an unreleased field', 'select "offices" from "agency"'],
    ['the columns of the search', 'select "name_grams" from "agency"'],
    ['a table of somebody else', 'select "id" from "dossier"'],
    ['the number of rows of a table of somebody else', 'select count(*) from "dossier"'],
    ['the record of migrations', 'select * from "schema_migration"'],
    ['an insertion', `insert into "agency" ("id", "name") values (gen_random_uuid(), 'x')`],
    ['a change', `update "agency" set "name" = 'x'`],
    ['a deletion', 'delete from "agency"'],
    ['an emptying', 'truncate "agency"'],
    ['a lock for a change', 'select "id" from "agency" for update'],
    ['the search, whose filter is not released to it', `select search_agency('a', array['a'])`],
    ['a temporary table', 'create temporary table t (a integer)'],
    ['a table', 'create table t (a integer)'],
    ['a function', `create function f() returns integer language sql as 'select 1'`],
    ['a schema', 'create schema s'],
    ['row security turned off', 'alter table "agency" disable row level security'],
    ['the sequence of migrations', `select nextval('schema_migration_id_seq')`],
    ['the passwords', 'select rolpassword from pg_authid'],
    ['a file of the server', `select pg_read_file('/etc/passwd')`],
    ['a program of the server', `copy "agency" to program 'cat'`],
  ])('refuses the public %s', async (_what, sql) => {
    await expect(ask('public', sql)).rejects.toThrow(/permission denied|must be owner|row-level security/);
  });

  it.each([
    'sample_wall_japan_isa',
    'sample_wall_owner',
    'sample_wall_search',
    'sample_wall_writer',
    'postgres',
  ])('refuses the public the role %s', async (role) => {
    await expect(ask('public', `set role "${role}"`)).rejects.toThrow(/permission denied to set role/);
    await expect(ask('public', `set session authorization "${role}"`)).rejects.toThrow(/permission denied/);
  });

  it('is not opened by any setting of the session', async () => {
    const reader = await sample.databases.forAudience('public');
    const runner = reader.createQueryRunner();
    try {
      await runner.query(`set row_security = off`);
      await expect(runner.query('select "id" from "agency"')).rejects.toThrow(/row-level security/);
      await runner.query('reset row_security');
      await runner.query(`set search_path = pg_temp, public`);
      await runner.query(`set application_name = 'sample_wall_japan_isa'`);
      expect(await runner.query('select "name" from "agency"')).toEqual([{ name: open.name }]);
    } finally {
      await runner.query('reset all');
      await runner.release();
    }
  });

  it('gives Japan the columns that are its own', async () => {
    const [first] = await ask('japan_mofa', 'select "telephone", "offices" from "agency" where "id" = $1', [
      open.id,
    ]);
    expect(first).toEqual({ telephone: open.telephone, offices: open.offices });
    expect(await ask('japan_isa', 'select "note" from "dossier"')).toEqual([{ note: 'own' }]);
  });

  it('refuses one agency what is another’s of the same side', async () => {
    await expect(ask('japan_mofa', 'select "note" from "dossier"')).rejects.toThrow('permission denied');
  });

  it('finds by name only rows that the searcher sees', async () => {
    expect(await idsFound('japan_isa', 'ала тоо')).toEqual([open.id, sent.id, draft.id].sort());
    expect(await idsFound('kyrgyzstan_center', 'АЛА-ТОО')).toEqual([open.id, sent.id].sort());
    expect(await idsFound('kyrgyzstan_center', 'кадр')).toEqual([]);
    expect(await idsFound('japan_isa', 'кадр')).toEqual([draft.id]);
  });

  it('finds nothing for a login that is no audience, even one that may call everything', async () => {
    const { rows } = await sample.superuser.query(`select search_agency('ала', array['ала'])`);
    expect(rows).toEqual([]);
  });

  it('finds nothing by what only looks like a pattern', async () => {
    const everything = await ask('japan_isa', `select search_agency('%', array[]::text[])`);
    expect(everything).toEqual([]);
  });

  it('checks the name itself and not only its pieces', async () => {
    const form = searchForm('ала');
    expect(
      await ask('japan_isa', 'select search_agency($1, $2) as "id"', [`${form}ю`, queryGrams(form)]),
    ).toEqual([]);
  });

  it('searches by its index although rows are secured', async () => {
    const { superuser } = sample;
    await superuser.query('begin');
    await superuser.query('set local role sample_wall_search');
    await superuser.query('set local enable_seqscan = off');
    const { rows } = await superuser.query<{ 'QUERY PLAN': string }>(
      `explain select "id" from "agency" where "name_grams" @> array['ала'] and strpos("name_form", 'ала') > 0`,
    );
    await superuser.query('rollback');
    expect(rows.map((line) => line['QUERY PLAN']).join('\n')).toContain('Bitmap Index Scan on agency_grams');
  });

  it('denies a new column to every reader until a migration grants it', async () => {
    await sample.superuser.query('alter table agency add column fresh text');
    await expect(ask('japan_isa', 'select "fresh" from "agency"')).rejects.toThrow('permission denied');
    await sample.superuser.query('alter table agency drop column fresh');
  });

  it('tells a reader by the information schema only of tables that it may read', async () => {
    const tables = `select table_name as "name" from information_schema.tables where table_schema = 'public' order by 1`;
    expect(await ask('public', tables)).toEqual([{ name: 'agency' }]);
    expect(await ask('japan_isa', tables)).toEqual([{ name: 'agency' }, { name: 'dossier' }]);
  });

  it('keeps a subgraph’s logins out of other databases', async () => {
    const other = await createSampleDatabase('sample_other');
    try {
      const strangers = openDatabases({ ...sample.request, databaseUrl: other.request.databaseUrl });
      await expect(strangers.forAudience('japan_isa')).rejects.toThrow(/permission denied for database/);
      await strangers.close();
    } finally {
      await other.drop();
    }
  }, 30_000);

  it('lets the writer add and change rows, and neither remove them nor move their ids', async () => {
    const writer = await writerDataSource(sample.request);
    try {
      await writer.query('update "agency" set "workers" = 7 where "id" = $1', [draft.id]);
      expect(await ask('japan_isa', 'select "workers" from "agency" where "id" = $1', [draft.id])).toEqual([
        { workers: 7 },
      ]);
      await expect(writer.query('delete from "agency"')).rejects.toThrow('permission denied');
      await expect(writer.query('truncate "agency"')).rejects.toThrow('permission denied');
      await expect(writer.query('update "agency" set "id" = gen_random_uuid()')).rejects.toThrow(
        'permission denied',
      );
      await expect(writer.query('alter table "agency" add column "x" text')).rejects.toThrow('must be owner');
    } finally {
      await writer.destroy();
    }
  });
});
