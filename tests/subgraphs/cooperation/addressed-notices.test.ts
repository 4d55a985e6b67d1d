import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { QueryRunner } from 'typeorm';
import { cooperation } from '../../../subgraphs/cooperation/cooperation.ts';
import { AddressedNotices1764900000000 } from '../../../subgraphs/cooperation/migrations/1764900000000-addressed-notices.ts';
import { misconductReport } from '../../../subgraphs/cooperation/misconduct-report/misconduct-report.table.ts';
import { notice } from '../../../subgraphs/cooperation/notice/notice.table.ts';
import { noticeRow, reportRow } from '../rows/cooperation-rows.ts';
import { idOf } from '../rows/id-of.ts';
import { serveSubgraph } from '../served-subgraph.ts';
import type { ServedSubgraph } from '../served-subgraph.ts';

let subgraph: ServedSubgraph;

beforeAll(async () => {
  subgraph = await serveSubgraph(cooperation);
}, 180_000);
afterAll(() => subgraph.close());

it('what is addressed to one agency is found by an index, under the login of whoever asks', async () => {
  const rows = Array.from({ length: 3_000 }, (_, n) =>
    noticeRow(n, n % 100 === 0 ? { addressedTo: ['JAPAN_ISA', 'JAPAN_NPA'] } : {}),
  );
  await subgraph.insert(notice, rows);
  await subgraph.superuser.query('analyze "notice"');
  await subgraph.superuser.query('set role cooperation_japan_npa');
  await subgraph.superuser.query('set enable_seqscan = off');
  try {
    const { rows: plan } = await subgraph.superuser.query<{ 'QUERY PLAN': string }>(
      `explain select "id" from "notice" where "addressed_to" @> array['JAPAN_NPA']::text[]
       order by ("acknowledged_at" is null) desc, "sent_at" desc, "id" desc limit 21`,
    );
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('notice_addressed_to');
  } finally {
    await subgraph.superuser.query('reset enable_seqscan');
    await subgraph.superuser.query('reset role');
  }
});

it('a notice that stood before notices were addressed to agencies is addressed to those whom it concerns', async () => {
  await subgraph.superuser.query('delete from "notice"');
  await subgraph.insert(misconductReport, [
    reportRow(1, { category: 'HUMAN_RIGHTS' }),
    reportRow(2, { category: 'FEES_WITHOUT_BASIS' }),
  ]);
  const about = (subjectType: string, n: number) => ({ subjectType, subjectId: idOf('report', n) });
  await subgraph.insert(notice, [
    noticeRow(1, about('MisconductReport', 1)),
    noticeRow(2, about('MisconductReport', 2)),
    noticeRow(3, about('Certification', 3)),
    noticeRow(4, about('Inquiry', 4)),
    noticeRow(5, about('Amendment', 5)),
    noticeRow(6, { ...about('MisconductReport', 1), sender: 'JAPAN', recipient: 'KYRGYZSTAN' }),
  ]);
  // As the migration of a database does, which makes the third parties' views anew.
  const { rows: views } = await subgraph.superuser.query<{ drop: string }>(
    `select format('drop view if exists %I.%I cascade', schemaname, viewname) as "drop" from pg_views
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  for (const { drop } of views) await subgraph.superuser.query(drop);
  const migration = new AddressedNotices1764900000000();
  const runner = { query: (sql: string) => subgraph.superuser.query(sql) } as unknown as QueryRunner;
  await migration.down(runner);
  await migration.up(runner);
  const { rows } = await subgraph.superuser.query<{ addressed: string }>(
    `select array_to_string("addressed_to", ' ') as "addressed" from "notice" order by "arrival"`,
  );
  expect(rows.map(({ addressed }) => addressed)).toEqual([
    'JAPAN_ISA JAPAN_MHLW JAPAN_NPA',
    'JAPAN_ISA JAPAN_MHLW',
    'JAPAN_ISA JAPAN_MOFA JAPAN_MHLW',
    'JAPAN_ISA',
    'JAPAN_ISA JAPAN_MOFA JAPAN_MHLW JAPAN_NPA',
    'KYRGYZSTAN_CENTER KYRGYZSTAN_MINISTRY',
  ]);
});
