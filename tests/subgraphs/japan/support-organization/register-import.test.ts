import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Client } from 'pg';
import { japan } from '../../../../subgraphs/japan/japan.ts';
import { supportOrganization } from '../../../../subgraphs/japan/support-organization/support-organization.table.ts';
import { inventedRegistrations, writeRegister } from '../../../register-writer.ts';
import type { WrittenRow } from '../../../register-writer.ts';
import { describeWithSharedData, sharedBytes } from '../../../shared-data.ts';
import { importProcess } from '../../import-process.ts';
import type { ImportProcess } from '../../import-process.ts';
import { organizationRow } from '../../rows/japan-rows.ts';
import { migrateDatabase } from '../../served-subgraph.ts';
import type { MigratedDatabase } from '../../served-subgraph.ts';

let database: MigratedDatabase;
let program: ImportProcess;

beforeAll(async () => {
  database = await migrateDatabase(japan);
  program = importProcess(japan, database);
}, 60_000);
afterAll(() => database.drop());
beforeEach(async () => {
  await database.superuser.query(
    'truncate support_organization, support_organization_register, support_organization_change',
  );
});

const rows = () => program.rowsOf('support_organization');

interface Stored {
  readonly name: string | null;
  readonly listing: string;
  readonly first: string;
  readonly last: string;
  readonly paused: boolean;
}

const stored = async (number: string): Promise<Stored | undefined> => {
  const { rows: found } = await database.superuser.query<Stored>(
    `select name, listing_status as listing, first_listed_on::text as first, last_listed_on::text as last, paused
     from support_organization where registration_number = $1`,
    [number],
  );
  return found[0];
};

/** The differences that are kept of the register of a day, without their ids. */
const differences = async (asOf: string): Promise<readonly object[]> => {
  const { rows: found } = await database.superuser.query<object>(
    `select change.registration_number as number, kind, fields, before, after
     from support_organization_change change join support_organization_register register on register.id = register_id
     where as_of = $1 order by change.registration_number`,
    [asOf],
  );
  return found;
};

/** What a register published of an entry, with some of it as given. */
const listedAs = (given: object): object =>
  expect.objectContaining({
    ...{ registeredOn: '2019-04-26', masked: false, paused: false, remarks: null, ...given },
    languages: [
      { asWritten: '英語', code: 'en' },
      { asWritten: 'キルギス語', code: 'ky' },
    ],
  });

const registration = (n: number, row: WrittenRow = {}): WrittenRow => ({
  number: `19登-${String(n).padStart(6, '0')}`,
  date: { serial: 43_581 },
  name: `架空支援株式会社${String(n)}`,
  officeName: '本店',
  officeAddress: `東京都架空区${String(n)}`,
  languages: '英語・キルギス語',
  ...row,
});

const register = (name: string, day: string, written: readonly WrittenRow[]) =>
  program.file(name, writeRegister({ rows: written, linesAbove: [day] }));

const august = '令和８年８月３日現在';
const september = '令和８年９月１日現在';
const inAugust = [1, 2, 3, 4].map((n) => registration(n));

describeWithSharedData('the register of 3 August 2026, as it was published', () => {
  it('is recognised, reported with its totals, and changes nothing when it is loaded again', async () => {
    const path = await program.file(
      'support-organization-register-2026-08-03.xlsx',
      sharedBytes('support-organization-register-2026-08-03.xlsx'),
    );
    const { code, stdout, stderr } = await program.run(path);
    expect([code, stderr.replaceAll(/^\[[#.]{30}\] .*\n/gm, '')]).toEqual([0, '']);
    expect(stdout.split('\n')).toEqual([
      'register as of: 2026-08-03',
      'registrations: 4664',
      'sheet rows: 4819 (155 continuation rows)',
      'offices: 4819 (4301 with name and address, 518 withheld)',
      'registrations with more than one office: 101 (most: 11)',
      'paused: 12',
      'masked natural persons: 517',
      'listing Kyrgyz: 12 (5 with an office in Tokyo)',
      'listing Russian: 59 (5 list both)',
      'language spellings: 117 among 15475 mentions (116 after NFKC)',
      'names used more than once: 17 by 36 registrations (19 and 40 after NFKC)',
      'distinct names: 4128',
      'registration dates: 2019-04-26 to 2026-08-03',
      'offices by prefecture: 08: 308, 09: 163, 10: 251, 11: 512, 12: 571, 13: 2524, 14: 490',
      '',
      'the first register that is loaded',
      'added: 4664',
      'changed: 0',
      'no longer listed: 0',
      'unchanged: 0',
      '',
    ]);
    const before = await rows();
    const again = await program.run(path);
    expect(again.code).toBe(0);
    expect(again.stdout).toContain('added: 0\nchanged: 0\nno longer listed: 0\nunchanged: 4664\n');
    expect(await rows()).toBe(before);
  }, 120_000);
});

describe('a register of another day', () => {
  const inSeptember = [
    registration(1),
    registration(2, { name: '架空支援株式会社２', remarks: '2026年8月23日支援業務休止の届出' }),
    // 3 has left; 4 has a second office.
    registration(4, { officeName: '①本店', officeAddress: '①東京都架空区4' }),
    { officeName: '②支店', officeAddress: '②埼玉県架空市' },
    registration(5),
  ];

  it('applies additions, changes and rows that it lists no longer, and prints the difference', async () => {
    await program.load(await register('a.xlsx', august, inAugust));
    const { code, stdout } = await program.load(await register('b.xlsx', september, inSeptember));
    expect(code).toBe(0);
    expect(stdout.split('\n').slice(stdout.split('\n').indexOf('') + 1)).toEqual([
      'difference to the register as of 2026-08-03',
      'added: 1',
      '  + 19登-000005 架空支援株式会社5',
      'changed: 2',
      '  ~ 19登-000002 架空支援株式会社２: name, remarks, paused',
      '  ~ 19登-000004 架空支援株式会社4: offices',
      'no longer listed: 1',
      '  - 19登-000003 架空支援株式会社3',
      'unchanged: 1',
      '',
    ]);
    expect(stdout).not.toMatch(/cancel|expire|revoke/i);
    const whole = { first: '2026-08-03', last: '2026-09-01', listing: 'LISTED', paused: false };
    expect(await stored('19登-000001')).toEqual({ ...whole, name: '架空支援株式会社1' });
    expect(await stored('19登-000002')).toEqual({ ...whole, name: '架空支援株式会社２', paused: true });
    expect(await stored('19登-000003')).toEqual({
      ...whole,
      name: '架空支援株式会社3',
      listing: 'NO_LONGER_LISTED',
      last: '2026-08-03',
    });
    expect(await stored('19登-000005')).toEqual({ ...whole, name: '架空支援株式会社5', first: '2026-09-01' });
  });

  it('keeps each difference with what the register before and this one published of the entry', async () => {
    await program.load(await register('a.xlsx', august, inAugust));
    await program.load(await register('b.xlsx', september, inSeptember));
    expect(await differences('2026-08-03')).toEqual(
      inAugust.map(({ number }) => ({
        number,
        kind: 'ADDED',
        fields: [],
        before: null,
        after: listedAs({}),
      })),
    );
    const paused = { name: '架空支援株式会社２', remarks: '2026年8月23日支援業務休止の届出', paused: true };
    expect(await differences('2026-09-01')).toEqual([
      {
        number: '19登-000002',
        kind: 'CHANGED',
        fields: ['NAME', 'REMARKS', 'PAUSED'],
        before: listedAs({ name: '架空支援株式会社2' }),
        after: listedAs(paused),
      },
      {
        number: '19登-000003',
        kind: 'NO_LONGER_LISTED',
        fields: [],
        before: listedAs({ name: '架空支援株式会社3' }),
        after: null,
      },
      {
        number: '19登-000004',
        kind: 'CHANGED',
        fields: ['OFFICES'],
        before: listedAs({ offices: [{ name: '本店', address: '東京都架空区4', prefecture: 'JP-13' }] }),
        after: listedAs({
          offices: [
            { name: '本店', address: '東京都架空区4', prefecture: 'JP-13' },
            { name: '支店', address: '埼玉県架空市', prefecture: 'JP-11' },
          ],
        }),
      },
      {
        number: '19登-000005',
        kind: 'ADDED',
        fields: [],
        before: null,
        after: listedAs({ name: '架空支援株式会社5' }),
      },
    ]);
  });

  it('names as added what the register before did not list, though an earlier one did, and counts it so', async () => {
    const without3 = inAugust.filter((_, at) => at !== 2);
    await program.load(await register('a.xlsx', august, inAugust));
    await program.load(await register('b.xlsx', september, without3));
    const { stdout } = await program.load(await register('c.xlsx', '令和８年１０月１日現在', inAugust));
    expect(stdout).toContain('added: 1\n  + 19登-000003 架空支援株式会社3\nchanged: 0\n');
    expect(await differences('2026-10-01')).toEqual([
      {
        number: '19登-000003',
        kind: 'ADDED',
        fields: [],
        before: null,
        after: listedAs({ name: '架空支援株式会社3' }),
      },
    ]);
  });

  it('is kept with its differences though its file was read before, once another of its day came in between', async () => {
    const files = [await register('a.xlsx', august, inAugust)];
    files.push(await register('b.xlsx', august, inAugust.slice(0, 3)));
    for (const path of [...files, files[0] ?? '', files[0] ?? '']) await program.load(path);
    const { rows: kept } = await database.superuser.query(
      `select added, changed, no_longer_listed as gone from support_organization_register order by read_at`,
    );
    expect(kept).toEqual([
      { added: 4, changed: 0, gone: 0 },
      { added: 0, changed: 0, gone: 1 },
      { added: 1, changed: 0, gone: 0 },
    ]);
  });

  it('lists again one that had left, with the day on which it was first listed', async () => {
    for (const [at, [day, listed]] of (
      [
        [august, inAugust],
        [september, inSeptember],
        ['令和８年１０月１日現在', inAugust],
      ] as const
    ).entries())
      await program.load(await register(`${String(at)}.xlsx`, day, listed));
    expect(await stored('19登-000003')).toMatchObject({
      listing: 'LISTED',
      first: '2026-08-03',
      last: '2026-10-01',
    });
    expect(await stored('19登-000005')).toMatchObject({ listing: 'NO_LONGER_LISTED', last: '2026-09-01' });
  });

  it('that is older than the last one is refused whole', async () => {
    await program.load(await register('b.xlsx', september, inSeptember));
    const before = await rows();
    const path = await register('a.xlsx', august, inAugust);
    const { code, stdout, stderr } = await program.load(path);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(
      `${path}: the register stands as of 2026-08-03, but one of 2026-09-01 is loaded already; give a later one\nNothing was loaded.\n`,
    );
    expect(await rows()).toBe(before);
  });

  it('of the same day that was corrected is applied', async () => {
    await program.load(await register('a.xlsx', august, inAugust));
    const { stdout } = await program.load(await register('a.xlsx', august, inAugust.slice(0, 3)));
    expect(stdout).toContain('no longer listed: 1\n  - 19登-000004 架空支援株式会社4\nunchanged: 3\n');
  });

  it('leaves every invented row as it was', async () => {
    await database.insert(supportOrganization, [organizationRow(1), organizationRow(2)]);
    const invented = await rows();
    await program.load(await register('a.xlsx', august, inAugust));
    await program.load(await register('b.xlsx', september, inSeptember));
    for (const line of invented.split('\n')) expect((await rows()).split('\n')).toContain(line);
  });

  it('with a number that an invented row bears is refused, with the row', async () => {
    await database.insert(supportOrganization, [organizationRow(1, { registrationNumber: '19登-000002' })]);
    const { code, stderr } = await program.load(await register('a.xlsx', august, inAugust));
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /a\.xlsx, row 5, column 登録番号: 19登-000002 is the number of an invented record/,
    );
    expect(await stored('19登-000001')).toBeUndefined();
  });
});

describe('a file that is not wholly sound', () => {
  const sound = registration(1);
  const faulty: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
    [
      'a bad number',
      writeRegister({ rows: [sound, registration(2, { number: '19登-2' })] }),
      /, row 5, column A \(登録番号\): "19登-2" is no registration number; write it as 19登-000003/,
    ],
    [
      'a bad date',
      writeRegister({ rows: [sound, registration(2, { date: '2026-02-30' })] }),
      /, row 5, column B \(登録年月日\): "2026-02-30" is no day of the calendar; write it as a date of the sheet or as 2026-08-03/,
    ],
    [
      'a number that stands twice',
      writeRegister({ rows: [sound, registration(1)] }),
      /, row 5, column A \(登録番号\): 19登-000001 stands in row 4 already; keep one of the two rows/,
    ],
    [
      'a wrong layout',
      writeRegister({ rows: [sound], headings: [['番号', '名称']] }),
      /headed 登録番号; give the register/,
    ],
    ['half of its bytes', writeRegister({ rows: [sound] }).slice(0, 800), /damaged\.xlsx: /],
    [
      'nothing',
      '',
      /has no layout that is known here: say what it is by --as KIND, one of support-organization-register, improvement-orders, records/,
    ],
    ['a picture', '\x89PNG\r\n', /has no layout that is known here/],
  ];

  it.each(faulty)('for %s is refused with its place and the mend', async (_what, content, says) => {
    await program.load(await register('a.xlsx', august, [registration(9)]));
    const before = await rows();
    const { code, stdout, stderr } = await program.load(await program.file('damaged.xlsx', content));
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(says);
    expect(stderr).toMatch(/nothing was loaded/i);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(await rows()).toBe(before);
  });

  it('ends the program with 1 and its faults on the error stream', async () => {
    const { code, stdout, stderr } = await program.run(
      await register('a.xlsx', august, [registration(1, { date: 'x' })]),
    );
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(
      /, row 4, column B \(登録年月日\): "x" is no day of the calendar; .*\nNothing was loaded\.\n$/,
    );
  });

  it('is refused with every fault that can be found', async () => {
    const path = await register('a.xlsx', august, [
      registration(1, { number: 'x', date: 'y' }),
      registration(2, { name: undefined }),
    ]);
    const { stderr } = await program.load(path);
    expect(stderr.split('\n').filter((line) => line.startsWith(path))).toHaveLength(3);
  });
});

it('a failure where the differences are kept, last of all, loads nothing', async () => {
  await program.load(await register('a.xlsx', august, inAugust));
  const kept = async () => [
    await rows(),
    await program.rowsOf('support_organization_register'),
    await program.rowsOf('support_organization_change'),
    await program.rowsOf('outbox'),
  ];
  const before = await kept();
  await database.superuser.query(
    `alter table support_organization_change add constraint broken check (kind <> 'NO_LONGER_LISTED') no inherit`,
  );
  try {
    const { code, stderr } = await program.load(await register('b.xlsx', september, [registration(7)]));
    expect([code, stderr]).toEqual([1, expect.stringMatching(/broken[^\n]*\nNothing was loaded\.\n$/)]);
  } finally {
    await database.superuser.query('alter table support_organization_change drop constraint broken');
  }
  expect(await kept()).toEqual(before);
});

it('a failure of the database in the middle loads nothing', async () => {
  await program.load(await register('a.xlsx', august, inAugust));
  const before = await rows();
  // Additions are written before rows that are no longer listed; it fails at the latter.
  await database.superuser.query(
    `alter table support_organization add constraint broken check (listing_status <> 'NO_LONGER_LISTED') no inherit`,
  );
  try {
    const { code, stdout, stderr } = await program.load(
      await register('b.xlsx', september, [registration(7)]),
    );
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/broken[^\n]*\nNothing was loaded\.\n$/);
    expect(stderr).not.toMatch(/^\s+at /m);
  } finally {
    await database.superuser.query('alter table support_organization drop constraint broken');
  }
  expect(await rows()).toBe(before);
});

it('the differences of 11,500 entries are written by a statement for many', async () => {
  const path = await register('a.xlsx', august, inventedRegistrations(11_500));
  const written = jest.spyOn(Client.prototype, 'query');
  try {
    expect((await program.load(path)).code).toBe(0);
    const inserts = written.mock.calls.filter(([statement]) =>
      JSON.stringify(statement).includes('insert into \\"support_organization_change\\"'),
    );
    expect(inserts).toHaveLength(6);
  } finally {
    written.mockRestore();
  }
  expect(await differences('2026-08-03')).toHaveLength(11_500);
}, 60_000);

it('two imports at a time are done one after the other', async () => {
  const path = await register('a.xlsx', august, inventedRegistrations(200));
  const reports = await Promise.all([program.run(path), program.run(path)]);
  expect(reports.map(({ code }) => code)).toEqual([0, 0]);
  expect(reports.map(({ stdout }) => /^added: (\d+)$/m.exec(stdout)?.[1]).sort()).toEqual(['0', '200']);
}, 60_000);

it('a long import shows how far it is', async () => {
  const path = await register('a.xlsx', august, inventedRegistrations(500));
  const { stderr, stdout } = await program.load(path);
  expect(stderr).toMatch(/\[#{30}\] 100 % done/);
  expect(stdout).not.toContain('%');
});
