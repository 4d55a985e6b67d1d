import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { atLeast } from '../../../../subgraphs/kit/list/filters.ts';
import { databaseAddress } from '../../../../subgraphs/kit/storage/database-address.ts';
import { openDatabases } from '../../../../subgraphs/kit/storage/databases.ts';
import { createSampleDatabase } from '../sample-database.ts';
import type { SampleDatabase } from '../sample-database.ts';
import { agency } from '../sample-register.ts';

describe('a subgraph’s databases', () => {
  let sample: SampleDatabase;

  beforeAll(async () => {
    sample = await createSampleDatabase('sample_pools');
  }, 60_000);
  afterAll(() => sample.drop());

  const one = async (sql: string, parameters: unknown[] = []): Promise<unknown> => {
    const reader = await sample.databases.forAudience('japan_isa');
    const [row] = await reader.query<Record<string, unknown>[]>(sql, parameters);
    return row?.['value'];
  };

  it('use each audience’s own login', async () => {
    for (const audience of ['public', 'kyrgyzstan_center'] as const) {
      const reader = await sample.databases.forAudience(audience);
      expect(await reader.query('select session_user as s, current_user as c')).toEqual([
        { s: `sample_pools_${audience}`, c: `sample_pools_${audience}` },
      ]);
    }
  });

  it('open one pool an audience, however many ask at once', async () => {
    const [first, second] = await Promise.all([
      sample.databases.forAudience('japan_npa'),
      sample.databases.forAudience('japan_npa'),
    ]);
    expect(second).toBe(first);
  });

  it('hold at most four connections an audience', async () => {
    const reader = await sample.databases.forAudience('japan_mhlw');
    await Promise.all(Array.from({ length: 12 }, () => reader.query('select pg_sleep(0.05)')));
    const count = await sample.superuser.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where usename = 'sample_pools_japan_mhlw'`,
    );
    expect(count.rows).toEqual([{ n: 4 }]);
  });

  it('read days as texts, exact large numbers as numbers, and others as texts', async () => {
    expect(await one(`select date '2026-03-29' as value`)).toBe('2026-03-29');
    expect(await one('select 12::bigint as value')).toBe(12);
    expect(await one('select 9007199254740993::bigint as value')).toBe('9007199254740993');
    expect(await one(`select timestamptz '2026-03-29 00:00:00+09' as value`)).toEqual(
      new Date('2026-03-28T15:00:00Z'),
    );
  });

  it('leave other connections of the process as they were', async () => {
    const { rows } = await sample.superuser.query<{ day: unknown }>(`select date '2026-03-29' as day`);
    expect(rows[0]?.day).toBeInstanceOf(Date);
  });

  it('read instants as texts alike whatever the server’s time zone is', async () => {
    expect(await one(`select timestamptz '2026-03-29 00:00:00+09'::text as value`)).toBe(
      '2026-03-28 15:00:00+00',
    );
  });

  it('end a statement that takes ten seconds', async () => {
    expect(await one(`select current_setting('statement_timeout') as value`)).toBe('10s');
  });

  it('prepare a statement once, with parameters or without, and run it by name', async () => {
    const reader = await sample.databases.forAudience('japan_isa');
    const runner = reader.createQueryRunner();
    const byId = 'select "id" from "agency" where "id" = any($1::uuid[])';
    const all = 'select "id" from "agency" where false';
    try {
      for (const ids of [[], [randomUUID()]]) expect(await runner.query(byId, [ids])).toEqual([]);
      for (let time = 0; time < 2; time += 1) expect(await runner.query(all, [])).toEqual([]);
      const prepared: unknown = await runner.query(
        'select (generic_plans + custom_plans)::int as calls from pg_prepared_statements where statement = any($1)',
        [[byId, all]],
      );
      expect(prepared).toEqual([{ calls: 2 }, { calls: 2 }]);
    } finally {
      await runner.release();
    }
  });

  it('plan a statement over a period for the very days that it names, each time anew', async () => {
    const reader = await sample.databases.forAudience('japan_isa');
    const runner = reader.createQueryRunner();
    const parameters: unknown[] = [];
    const condition = atLeast('listedOn', 'date')(
      '2026-03-29',
      (value) => `$${String(parameters.push(value))}`,
      agency,
    );
    try {
      for (let time = 0; time < 2; time += 1)
        await runner.query(`select "id" from "agency" where ${condition}`, parameters);
      expect(
        await runner.query('select statement from pg_prepared_statements where strpos(statement, $1) > 0', [
          condition,
        ]),
      ).toEqual([]);
    } finally {
      await runner.release();
    }
  });

  it('name no more statements than the server should keep', async () => {
    const reader = await sample.databases.forAudience('japan_isa');
    const runner = reader.createQueryRunner();
    try {
      for (let at = 0; at < 210; at += 1) await runner.query(`select $1::int + ${String(at)}`, [1]);
      const kept: unknown = await runner.query('select count(*) as n from pg_prepared_statements');
      expect(kept).toEqual([{ n: 200 }]);
    } finally {
      await runner.release();
    }
  });

  it('tell a refused statement as an error', async () => {
    await expect(one('select "note" from "nowhere" where "id" = $1', [1])).rejects.toThrow('does not exist');
  });

  it('refuse an audience that they do not keep', async () => {
    const few = openDatabases({ ...sample.request, audiences: ['public'] });
    await expect(few.forAudience('japan_isa')).rejects.toThrow('keeps no database connection for japan_isa');
    await few.close();
  });

  it('refuse a wrong secret, and try again at the next use', async () => {
    const wrong = openDatabases({ ...sample.request, loginSecret: Buffer.alloc(32) });
    await expect(wrong.forAudience('public')).rejects.toThrow('password authentication failed');
    await expect(wrong.forAudience('public')).rejects.toThrow('password authentication failed');
    await wrong.close();
  });

  it('survive a connection that the server ends', async () => {
    const reader = await sample.databases.forAudience('japan_mofa');
    await reader.query('select 1');
    await sample.superuser.query(
      `select pg_terminate_backend(pid, 1000) from pg_stat_activity where usename = 'sample_pools_japan_mofa'`,
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await reader.query('select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('open nothing any more once closed', async () => {
    const closing = openDatabases(sample.request);
    const reader = await closing.forAudience('public');
    await closing.close();
    expect(reader.isInitialized).toBe(false);
    await expect(closing.forAudience('public')).rejects.toThrow('are closed');
  });

  it('take only the place from a database URL', () => {
    expect(databaseAddress('postgres://admin:secret@/japan?host=/run/kopuro')).toEqual({
      host: '/run/kopuro',
      port: 5432,
      database: 'japan',
      ssl: false,
    });
    expect(databaseAddress('postgres://admin:secret@db.example:6543/japan')).toEqual({
      host: 'db.example',
      port: 6543,
      database: 'japan',
      ssl: false,
    });
  });

  it('read a row as it was written', async () => {
    const row = {
      id: randomUUID(),
      name: 'Өнөр',
      status: 'SENT',
      listedOn: '2026-02-28',
      openedAt: new Date('2026-02-28T01:02:03.004Z'),
      offices: [{ place: '東京' }],
      languages: ['ky', 'ja'],
      workers: 3,
      synthetic: true,
      nameForm: 'өнөр',
      nameGrams: ['ө', 'н'],
    };
    await sample.insert(agency, [row]);
    const reader = await sample.databases.forAudience('japan_isa');
    const found = await reader.getRepository('agency').findOneByOrFail({ id: row.id });
    const { nameForm: _form, nameGrams: _grams, ...readable } = row;
    expect(found).toEqual({ ...readable, telephone: null });
  });
});
