import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { audienceIds } from '../../../schema/audience.ts';
import { cooperation } from '../../../subgraphs/cooperation/cooperation.ts';
import { memorandum } from '../../../subgraphs/cooperation/memorandum/memorandum.table.ts';
import { misconductReport } from '../../../subgraphs/cooperation/misconduct-report/misconduct-report.table.ts';
import { publishStatistics } from '../../../subgraphs/cooperation/published-statistic/publish-statistics.ts';
import { publishedTables } from '../../../subgraphs/cooperation/published-statistic/published-tables.ts';
import { smallestShown } from '../../../subgraphs/cooperation/published-statistic/withhold-small.ts';
import type { NewRow } from '../../../subgraphs/kit/storage/upsert.ts';
import { testLoginSecret } from '../../cluster/test-database.ts';
import { drawFrom } from '../../noninterference/worlds/draw.ts';
import { narrowFigures, withheldFigures } from './narrow-figures.ts';
import type { ReadTable } from './narrow-figures.ts';
import { createSubgraphDatabase } from './subgraph-database.ts';
import type { SubgraphDatabase } from './subgraph-database.ts';

const project = join(import.meta.dirname, '..', '..', '..');

const report = (sentAt: string, given: NewRow): NewRow => ({
  id: randomUUID(),
  category: 'OTHER',
  originator: 'JAPAN',
  subjectKind: 'UNREGISTERED',
  subjectName: 'a name that nobody may read',
  summary: 'a summary that nobody may read',
  urgent: false,
  state: 'SENT',
  knownAt: sentAt,
  sentAt,
  synthetic: true,
  ...given,
});

const agreed: NewRow = {
  id: randomUUID(),
  title: 'Memorandum',
  titleJapanese: '協力覚書',
  signatures: [],
  effectiveFrom: '2023-07-06',
  state: 'IN_FORCE',
};

/** Reports from the beginning of the cooperation, of some kinds many and of others few. */
const reports = (() => {
  const draw = drawFrom(7);
  return Array.from({ length: 240 }, (_, at) => {
    const month = at % 36;
    const sentAt = `${String(2023 + Math.floor((month + 6) / 12))}-${String(((month + 6) % 12) + 1).padStart(2, '0')}-${String(1 + draw.upTo(28)).padStart(2, '0')}T10:00:00.000Z`;
    return report(sentAt, {
      category: draw.one([
        'OTHER',
        'OTHER',
        'PENALTY_CONTRACT',
        'HUMAN_RIGHTS',
        'MANAGING_PROPERTY',
        'MANAGING_PROPERTY',
        'FEES_WITHOUT_BASIS',
        'FEES_WITHOUT_BASIS',
        'FALSE_DOCUMENTS',
      ]),
      originator: draw.one(['JAPAN', 'JAPAN', 'JAPAN', 'KYRGYZSTAN']),
      subjectKind: draw.one([
        'SENDING_AGENCY',
        'SENDING_AGENCY',
        'SENDING_AGENCY',
        'UNREGISTERED',
        'UNREGISTERED',
        'RECEIVING_ENTITY',
        'SUPPORT_ORGANIZATION',
      ]),
    });
  });
})();

/** Reports of the same months that were withdrawn: no figure counts them. */
const withdrawn = reports
  .filter((_, at) => at % 3 === 0)
  .map(({ sentAt, category }) =>
    report(String(sentAt), { category, state: 'WITHDRAWN', withdrawnAt: '2026-08-01T00:00:00.000Z' }),
  );

const question = `query ($after: String) {
  publishedStatistics(first: 100, after: $after) {
    edges { node { table periodFrom periodTo total publishedAt synthetic cells { row count } } }
  }
}`;

interface Read extends ReadTable {
  readonly periodTo: string;
  readonly publishedAt: string;
  readonly synthetic: boolean;
}

const tablesIn = (data: Readonly<Record<string, unknown>>): readonly Read[] =>
  (data['publishedStatistics'] as { edges: readonly { node: Read }[] }).edges.map(({ node }) => node);

describe('the act of publication', () => {
  let database: SubgraphDatabase;
  beforeAll(async () => {
    database = await createSubgraphDatabase(cooperation);
  }, 120_000);
  afterAll(() => database.drop());

  const publish = () => database.write((manager) => publishStatistics(manager));
  const readAs = async (as: (typeof audienceIds)[number]) =>
    tablesIn((await database.ask(as, question)).data);

  it('is refused where the database holds no Memorandum', async () => {
    await expect(publish()).rejects.toThrow('the database holds no Memorandum, so that no period begins');
    expect(await readAs('public')).toEqual([]);
  });

  it('publishes every half-year since the cooperation began that is over, by the database’s clock', async () => {
    await database.insert(memorandum, [agreed]);
    await database.insert(misconductReport, [...reports, ...withdrawn]);
    const published = await publish();
    const [clock] = await database.sql(
      `select (extract(year from day) - 2023) * 2 + floor((extract(month from day) - 1) / 6) - 1 as "over"
       from (select (now() at time zone 'UTC')::date as day) as today`,
    );
    expect(published).toHaveLength(Number(clock?.['over']));
    expect(published[0]).toEqual({ from: '2023-07-01', to: '2023-12-31' });
    const tables = await readAs('public');
    expect(tables).toHaveLength(published.length * 3);
    expect(new Set(tables.map(({ publishedAt }) => publishedAt)).size).toBe(1);
    expect(tables.every(({ synthetic }) => synthetic)).toBe(true);
  });

  it('counts the reports of a period exactly but those that were withdrawn, where it shows a figure', async () => {
    const tables = await readAs('public');
    const within = reports.filter(({ sentAt }) => String(sentAt).startsWith('2023'));
    const totals = tables.filter(({ periodFrom }) => periodFrom === '2023-07-01').map(({ total }) => total);
    expect(totals).toEqual([within.length, within.length, within.length]);
    const figures = tables.flatMap(({ table, periodFrom, periodTo, cells }) =>
      cells.flatMap(({ row, count }) => {
        const { by, companies } = publishedTables[table] ?? { by: 'category', companies: [] };
        const value = companies.flat().find((known) => known.row === row)?.value;
        const exact = reports.filter(({ sentAt, [by]: stored }) => {
          const day = String(sentAt).slice(0, 10);
          return stored === value && day >= periodFrom && day <= periodTo;
        });
        return count === null ? [] : [{ count, exact: exact.length }];
      }),
    );
    expect(figures.length).toBeGreaterThan(10);
    for (const { count, exact } of figures) expect(count).toBe(exact);
  });

  it('reads alike to everyone, the two sides too', async () => {
    const toPublic = await readAs('public');
    for (const id of audienceIds) expect(await readAs(id)).toEqual(toPublic);
  });

  it('leaves the bounds of every withheld figure at least the limit apart, from all that the public can read', async () => {
    const tables = await readAs('public');
    expect(withheldFigures(tables).length).toBeGreaterThan(10);
    expect(narrowFigures(tables, smallestShown)).toEqual([]);
  });

  it('stores nothing of what is withheld', async () => {
    const [smallest] = await database.sql(
      `select min((cell->>'count')::int) as "count" from "published_statistic", jsonb_array_elements("cells") as cell`,
    );
    expect(smallest?.['count']).toBeGreaterThanOrEqual(smallestShown);
  });

  it('publishes nothing twice, whatever came to be known since', async () => {
    const before = await readAs('public');
    await database.insert(misconductReport, [report('2023-12-31T23:59:59.999Z', { category: 'OTHER' })]);
    expect(await publish()).toEqual([]);
    expect(await readAs('public')).toEqual(before);
  });

  it('leaves the reports themselves to the two sides', async () => {
    const counted = 'misconductReportStatistics(groupBy: [CATEGORY]) { total }';
    expect(await database.lets('public', `{ ${counted} }`)).toBe(false);
    expect(await database.lets('third_party_otit', `{ ${counted} }`)).toBe(false);
    const { data, statements } = await database.ask('public', `{ ${counted} }`);
    expect([data['misconductReportStatistics'], statements]).toEqual([null, []]);
  });

  it('can be done by nobody who only reads', async () => {
    for (const id of audienceIds) {
      const [held] = await database.sql(
        `select has_any_column_privilege('cooperation_${id}', 'published_statistic', 'insert, update') as "may"`,
      );
      expect(held).toEqual({ may: false });
    }
  });

  it('is done by a command, which tells what it published', async () => {
    await database.sql(`delete from "published_statistic" where "period_from" >= date '2024-01-01'`);
    const folder = mkdtempSync(join(tmpdir(), 'kopuro-publish-'));
    try {
      const secret = join(folder, 'secret');
      writeFileSync(secret, testLoginSecret.toString('hex'));
      const run = () =>
        promisify(execFile)('node', ['subgraphs/cooperation/publish-statistics.ts'], {
          cwd: project,
          env: { ...process.env, COOPERATION_DATABASE_URL: database.url, LOGIN_SECRET_FILE: secret },
        });
      const { stdout } = await run();
      expect(stdout.split('\n')[0]).toBe('published the reports of 2024-01-01 to 2024-06-30');
      expect((await run()).stdout).toBe('no half-year is over that is not published\n');
    } finally {
      rmSync(folder, { recursive: true });
    }
    expect((await readAs('public')).some(({ periodFrom }) => periodFrom === '2024-01-01')).toBe(true);
  });
});
