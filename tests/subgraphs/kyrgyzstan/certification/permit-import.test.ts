import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { permitColumns } from '../../../../subgraphs/kyrgyzstan/certification/permit-file/permit-file.ts';
import { kyrgyzstan } from '../../../../subgraphs/kyrgyzstan/kyrgyzstan.ts';
import { describeWithSharedData, sharedBytes } from '../../../shared-data.ts';
import { importProcess } from '../../import-process.ts';
import type { ImportProcess } from '../../import-process.ts';
import { migrateDatabase } from '../../served-subgraph.ts';
import type { MigratedDatabase } from '../../served-subgraph.ts';

let database: MigratedDatabase;
let program: ImportProcess;

beforeAll(async () => {
  database = await migrateDatabase(kyrgyzstan);
  program = importProcess(kyrgyzstan, database);
}, 60_000);
afterAll(() => database.drop());
beforeEach(async () => {
  await database.superuser.query('truncate sending_agency, certification, certification_event');
});

const rows = async () => [
  await program.rowsOf('sending_agency'),
  await program.rowsOf('certification'),
  await program.rowsOf('certification_event'),
];

const query = async <Row extends object>(sql: string): Promise<readonly Row[]> =>
  (await database.superuser.query<Row>(sql)).rows;

const line = {
  synthetic: 'true',
  name_cyrillic: 'Үмүт Жол Пример',
  name_latin: 'Umut Zhol Primer',
  region_iso: 'KG-C',
  inn: '00003201410281',
  permit_number: 'SYN-1',
  destination_country: 'JP',
  event: 'GRANTED',
  event_date: '2025-10-18',
  valid_until: '2999-10-17',
  ground: 'commission decision',
};
type Line = Partial<typeof line>;
const file = (...lines: readonly Line[]) =>
  program.file(
    'permits.csv',
    [permitColumns, ...lines.map((fields) => permitColumns.map((column) => ({ ...line, ...fields })[column]))]
      .map((fields) => fields.join(','))
      .join('\r\n'),
  );

const suspended: Line = { event: 'SUSPENDED', event_date: '2026-01-12', ground: 'false information' };
const resumed: Line = {
  event: 'RESUMED',
  event_date: '2026-01-22',
  ground: 'remedied',
  name_cyrillic: 'Умут-Жол Пример',
};

describeWithSharedData('the sample of permits', () => {
  it('is recognised and reported; four firms stay four firms; again it changes nothing', async () => {
    const path = await program.file('kyrgyz-permits-sample.csv', sharedBytes('kyrgyz-permits-sample.csv'));
    const { code, stdout } = await program.run(path);
    expect([code, stdout.split('\n')]).toEqual([
      0,
      [
        'lines: 85',
        'events: GRANTED 46, EXTENDED 26, SUSPENDED 6, RESUMED 4, REVOKED 3',
        'agencies: 40 under 44 Cyrillic and 44 Latin spellings',
        '  with several permits: 6, with one for Japan: 12',
        'permits: 46',
        ...(stdout.match(/^suspended on .*$/gm) ?? []),
        '',
        'agencies added: 40, changed: 0',
        'permits added: 46, changed: 0',
        'events added: 85',
        '',
      ],
    ]);
    expect(stdout).toContain('suspended on 2026-01-12: 4 agencies, of which 4 resumed and 0 revoked\n');
    const before = await rows();
    const again = await program.run(path);
    expect(again.stdout).toContain(
      'agencies added: 0, changed: 0\npermits added: 0, changed: 0\nevents added: 0\n',
    );
    expect(await rows()).toEqual(before);

    const four = await query<{ names: number; state: string }>(`
      select jsonb_array_length(a.names) as names, c.state from sending_agency a
      join certification c on c.agency_id = a.id
      join certification_event e on e.certification_id = c.id and e.kind = 'SUSPENDED' and e.date = '2026-01-12'`);
    expect(four).toHaveLength(4);
    for (const firm of four) expect(firm).toEqual({ names: 4, state: 'IN_FORCE' });
    const [total] = await query<{ agencies: number; toJapan: number; events: number }>(
      `select count(*)::int as agencies, count(*) filter (where sends_to_japan)::int as "toJapan",
         (select count(*)::int from certification_event) as events from sending_agency`,
    );
    expect(total).toEqual({ agencies: 40, toJapan: 12, events: 85 });
    const states = await query<{ state: string; count: number }>(`
      select case when state in ('IN_FORCE', 'SUSPENDED') and valid_until < '2026-08-03' then 'EXPIRED' else state end as state,
        count(*)::int as count from certification group by 1 order by 1`);
    expect(states).toEqual([
      { state: 'EXPIRED', count: 14 },
      { state: 'IN_FORCE', count: 28 },
      { state: 'REVOKED', count: 3 },
      { state: 'SUSPENDED', count: 1 },
    ]);
  }, 60_000);
});

it('later events are added to a known permit, and a new spelling to its agency with its day', async () => {
  await program.load(await file({}));
  const { stdout } = await program.load(await file({}, suspended, resumed));
  expect(stdout).toContain('agencies added: 0, changed: 1\npermits added: 0, changed: 1\nevents added: 2\n');
  expect(await query('select name, names, sends_to_japan as "toJapan" from sending_agency')).toEqual([
    {
      name: 'Умут-Жол Пример',
      names: [
        { value: 'Үмүт Жол Пример', script: 'CYRILLIC', seenFrom: '2025-10-18' },
        { value: 'Умут-Жол Пример', script: 'CYRILLIC', seenFrom: '2026-01-22' },
        { value: 'Umut Zhol Primer', script: 'LATIN', seenFrom: '2025-10-18' },
      ],
      toJapan: true,
    },
  ]);
  expect(await query('select kind, sequence from certification_event order by sequence')).toEqual([
    { kind: 'GRANTED', sequence: 1 },
    { kind: 'SUSPENDED', sequence: 2 },
    { kind: 'RESUMED', sequence: 3 },
  ]);
});

it('both spellings find the one agency', async () => {
  await program.load(await file({}, suspended, resumed));
  for (const grams of ['үмү', 'уму', 'zho'])
    expect(await query(`select inn from sending_agency where name_grams @> array['${grams}']`)).toHaveLength(
      1,
    );
});

it('a suspension is kept as one, and never as a revocation', async () => {
  await program.load(await file({}, suspended));
  expect(await query('select state, valid_until::text as until from certification')).toEqual([
    { state: 'SUSPENDED', until: '2999-10-17' },
  ]);
});

it.each<readonly [string, readonly Line[], RegExp]>([
  [
    'an event that is stored',
    [{}],
    /row 2, column event: event 2 of permit SYN-1 is not as it is stored; give its whole history/,
  ],
  [
    'the ground of one',
    [{}, { ...suspended, ground: 'other' }],
    /row 3, column event: event 2 of permit SYN-1 is not as it is stored/,
  ],
  [
    'the day of one',
    [{}, { ...suspended, event_date: '2026-01-13' }],
    /row 3, column event: event 2 of permit SYN-1/,
  ],
  [
    'the holder',
    [{ inn: '00003201410299' }, { ...suspended, inn: '00003201410299' }],
    /row 2, column inn: permit SYN-1 is stored for another INN/,
  ],
  [
    'the destination',
    [{ destination_country: 'TR' }, { ...suspended, destination_country: 'TR' }],
    /row 2, column destination_country: permit SYN-1 is stored for JP/,
  ],
])('a file that leaves out or changes %s loads nothing', async (_what, lines, says) => {
  await program.load(await file({}, suspended));
  const before = await rows();
  const { code, stderr } = await program.load(
    await file(...lines, { permit_number: 'SYN-2', inn: '00003201410300' }),
  );
  expect(code).toBe(1);
  expect(stderr).toMatch(says);
  expect(await rows()).toEqual(before);
});

it('an older file about another permit does not bring back an older name', async () => {
  await program.load(await file({}, suspended, resumed));
  await program.load(await file({ permit_number: 'SYN-2', destination_country: 'TR', region_iso: 'KG-B' }));
  expect(await query('select name, region, jsonb_array_length(names) as names from sending_agency')).toEqual([
    { name: 'Умут-Жол Пример', region: 'KG-C', names: 3 },
  ]);
});

it('an agency is Japan’s to see from its first permit for Japan on', async () => {
  await program.load(await file({ destination_country: 'TR' }));
  expect(await query('select sends_to_japan as seen from sending_agency')).toEqual([{ seen: false }]);
  await program.load(await file({ permit_number: 'SYN-2' }));
  expect(await query('select sends_to_japan as seen from sending_agency')).toEqual([{ seen: true }]);
});

it('a file with a fault loads nothing', async () => {
  const { code, stderr } = await program.load(await file({}, { inn: '123', permit_number: 'SYN-2' }));
  expect(code).toBe(1);
  expect(stderr).toMatch(/permits\.csv, row 3, column inn: "123" is no INN; write all 14 digits/);
  expect(await rows()).toEqual(['', '', '']);
});
