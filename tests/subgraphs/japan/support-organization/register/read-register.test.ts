import { describe, expect, it } from '@jest/globals';
import { readRegister } from '../../../../../subgraphs/japan/support-organization/register/read-register.ts';
import { registerSummary } from '../../../../../subgraphs/japan/support-organization/register/register-summary.ts';
import {
  firstRegisterRow,
  inventedRegistrations,
  writeRegister,
  type WrittenRow,
} from '../../../../register-writer.ts';
import { writeWorkbook } from '../../../../workbook-writer.ts';
import { faultsOf, valueOf } from '../../../reading.ts';

const registration = (row: WrittenRow = {}): WrittenRow => ({
  number: '19登-000001',
  date: { serial: 43581 },
  name: '架空支援株式会社',
  officeName: '架空支援株式会社本店',
  officeAddress: '東京都架空区１丁目',
  languages: '英語・キルギス語',
  ...row,
});
const read = (...rows: readonly WrittenRow[]) => readRegister(writeRegister({ rows }), 'r.xlsx');
const only = (row: WrittenRow) => valueOf(read(registration(row))).entries[0];

describe('a register', () => {
  it('is read from its published layout', () => {
    expect(valueOf(read(registration()))).toEqual({
      asOf: '2026-08-03',
      sheetRows: 1,
      entries: [
        {
          row: firstRegisterRow,
          registrationNumber: '19登-000001',
          registeredOn: '2019-04-26',
          name: '架空支援株式会社',
          masked: false,
          offices: [
            {
              row: firstRegisterRow,
              name: '架空支援株式会社本店',
              address: '東京都架空区１丁目',
              prefecture: '13',
              withheld: false,
              remarks: null,
            },
          ],
          languages: [
            { asWritten: '英語', codes: ['en'] },
            { asWritten: 'キルギス語', codes: ['ky'] },
          ],
          languageCodes: ['en', 'ky'],
          remarks: null,
          paused: false,
          pauseNotifiedOn: null,
        },
      ],
    });
  });

  it('is found by its headings, whatever column and row they stand in', () => {
    const bytes = writeWorkbook({
      rows: [
        [],
        [undefined, '2026年8月3日現在'],
        [],
        [
          undefined,
          '備 考',
          '対応可能\n言語',
          '登録番号',
          '氏名又は名称',
          '登録年月日',
          '支援を行う事務所',
          '支援を行う事務所',
        ],
        [undefined, undefined, undefined, undefined, undefined, undefined, '事務所名', '所在地'],
        [undefined, '備考の文', 'ロシア語', '19登-000001', '架空', 43581, '本店', '千葉県'],
      ],
    });
    expect(valueOf(readRegister(bytes, 'r.xlsx')).entries).toMatchObject([
      {
        row: 6,
        name: '架空',
        remarks: '備考の文',
        languageCodes: ['ru'],
        offices: [{ name: '本店', prefecture: '12' }],
      },
    ]);
  });

  it('puts the rows without number, date and name under the registration above, as its further offices', () => {
    const { entries } = valueOf(
      read(
        registration({ officeName: '①本店', officeAddress: '①東京都１' }),
        { officeName: '②支店', officeAddress: '②千葉県２', remarks: '支店のみ' },
        {},
        { officeAddress: '③群馬県３', languages: '英語、ロシア語' },
        registration({ number: '19登-000002' }),
      ),
    );
    expect(entries.map(({ offices }) => offices.length)).toEqual([3, 1]);
    expect(
      entries[0]?.offices.map(({ name, address, prefecture, remarks }) => [
        name,
        address,
        prefecture,
        remarks,
      ]),
    ).toEqual([
      ['本店', '東京都１', '13', null],
      ['支店', '千葉県２', '12', '支店のみ'],
      [null, '群馬県３', '10', null],
    ]);
    expect(entries[0]?.languageCodes).toEqual(['en', 'ky', 'ru']);
  });

  it('never reads the office of a masked person, were it left in by mistake', () => {
    expect(only({ name: ' (個人） ', officeName: '架空花子事務所' })).toMatchObject({
      name: null,
      masked: true,
      offices: [{ name: null, address: null, prefecture: '13', withheld: true }],
    });
  });

  it('splits languages at the listed marks alone and keeps unknown spellings', () => {
    expect(
      only({ languages: '英語、ビサヤ語，架空語/ネパール語／中国\nタイ語　ラオ語･韓国語。' })?.languages,
    ).toEqual([
      { asWritten: '英語', codes: ['en'] },
      { asWritten: 'ビサヤ語', codes: ['ceb'] },
      { asWritten: '架空語', codes: [] },
      { asWritten: 'ネパール語', codes: ['ne'] },
      { asWritten: '中国', codes: [] },
      { asWritten: 'タイ語', codes: ['th'] },
      { asWritten: 'ラオ語･韓国語。', codes: ['lo'] },
    ]);
  });

  it.each([
    [{ serial: 43581 }, '2019-04-26'],
    [43581, '2019-04-26'],
    ['2019/4/26', '2019-04-26'],
    ['２０１９年４月２６日', '2019-04-26'],
    ['平成31年4月26日', '2019-04-26'],
    ['令和元年５月１日', '2019-05-01'],
    [{ serial: 46237 }, '2026-08-03'],
  ] as const)('reads the date %j as %s', (date, day) => {
    expect(only({ date })?.registeredOn).toBe(day);
  });

  it('reads dates of the 1904 system', () => {
    const bytes = writeRegister({ rows: [registration({ date: { serial: 42119 } })], date1904: true });
    expect(valueOf(readRegister(bytes, 'r.xlsx')).entries[0]?.registeredOn).toBe('2019-04-26');
  });

  it.each([
    ['支援業務の休止の届出', true, null],
    ['２０２６年５月７日 支援業務休止の届出', true, '2026-05-07'],
    ['令和７年９月１２日\n支援業務の休止の届出', true, '2025-09-12'],
    ['支援業務の内容の変更の届出', false, null],
  ])('reads the remark %j', (remarks, paused, pauseNotifiedOn) => {
    expect(only({ remarks })).toMatchObject({ paused, pauseNotifiedOn, remarks });
  });

  it('counts itself', () => {
    const register = valueOf(read(...inventedRegistrations(500)));
    expect(registerSummary(register)).toMatchObject({
      registrations: 500,
      sheetRows: 550,
      continuationRows: 50,
      offices: 550,
      registrationsWithSeveralOffices: 50,
      mostOffices: 2,
      paused: 1,
      listingKyrgyz: 125,
      distinctNames: 500,
    });
  });
});

describe('the day of a register', () => {
  const dayOf = (linesAbove: readonly string[], file: string): string =>
    valueOf(readRegister(writeRegister({ rows: [registration()], linesAbove }), file)).asOf;

  it.each([
    [['登録支援機関登録簿', '令和８年８月３日現在 / as of 2026-08-03'], 'r.xlsx', '2026-08-03'],
    [['登録支援機関登録簿（2026年8月3日現在）'], 'r-2020-01-01.xlsx', '2026-08-03'],
    [['As of 2026-08-03'], 'r.xlsx', '2026-08-03'],
    [['登録支援機関登録簿'], 'r-2026-08-03.xlsx', '2026-08-03'],
    [[], '/in/2020-01-01/r20260803.xlsx', '2026-08-03'],
  ])('is read from %j or else %s', (linesAbove, file, day) => {
    expect(dayOf(linesAbove, file)).toBe(day);
  });

  it.each([
    [
      ['登録支援機関登録簿'],
      'r.xlsx',
      'r.xlsx: the day of the register is stated nowhere; put it into the name of the file, as in register-2026-08-03.xlsx',
    ],
    [
      ['令和８年８月３日現在 / as of 2026-08-04'],
      'r.xlsx',
      'r.xlsx: two days are stated, 2026-08-03 and 2026-08-04; leave the right one',
    ],
    [
      ['令和８年２月３０日現在'],
      'r.xlsx',
      'r.xlsx: the title states 令和8年2月30日, which is no day; correct it',
    ],
  ])('is refused where %j and %s leave it open', (linesAbove, file, fault) => {
    const bytes = writeRegister({ rows: [registration()], linesAbove });
    expect(faultsOf(readRegister(bytes, file))).toEqual([fault]);
  });
});

describe('a register is refused', () => {
  const at = (letter: string, heading: string, row = firstRegisterRow) =>
    `r.xlsx, row ${String(row)}, column ${letter} (${heading}): `;
  const number = at('A', '登録番号');
  const date = at('B', '登録年月日');

  it.each<[string, WrittenRow, string]>([
    [
      'a bad number',
      { number: '19登-12' },
      `${number}"19登-12" is no registration number; write it as 19登-000003`,
    ],
    [
      'a number as a number',
      { number: 19 },
      `${number}"19" is no registration number; write it as 19登-000003`,
    ],
    [
      'no number',
      { number: undefined },
      `${number}the registration number is missing; write it as 19登-000003, or leave date and name empty for a further office`,
    ],
    [
      'no date',
      { date: undefined },
      `${date}the registration date is missing; write it as a date of the sheet or as 2026-08-03`,
    ],
    [
      'an impossible date',
      { date: '2021-02-30' },
      `${date}"2021-02-30" is no day of the calendar; write it as a date of the sheet or as 2026-08-03`,
    ],
    [
      'a day with a time',
      { date: { serial: 43581.5 } },
      `${date}"43581.5" is no day of the calendar; write it as a date of the sheet or as 2026-08-03`,
    ],
    [
      'a day before the register began',
      { date: { serial: 43555 } },
      `${date}2019-03-31 is before the register began on 2019-04-01; correct the date`,
    ],
    [
      'a day after its own',
      { date: { serial: 46238 } },
      `${date}2026-08-04 is after the day as of which the register stands, 2026-08-03; correct one of the two`,
    ],
    [
      'no name',
      { name: undefined },
      `${at('C', '氏名又は名称')}the name is missing; write it, or （個人） where it is withheld`,
    ],
    [
      'an impossible day of a pause',
      { remarks: '2023年2月30日支援業務の休止の届出' },
      `${at('N', '備考')}2023年2月30日 is no day of the calendar; correct the day of the pause`,
    ],
    [
      'an error in place of a text',
      { languages: { cell: '<c r="REF" t="e"><v>#REF!</v></c>' } },
      `${at('M', '対応可能言語')}the cell holds a formula's error where text belongs; write the text`,
    ],
    [
      'a date in place of a text',
      { officeName: { serial: 43581 } },
      `${at('H', '支援を行う事務所名')}the cell holds a date where text belongs; write the text`,
    ],
  ])('for %s', (_, row, fault) => {
    expect(faultsOf(read(registration(row)))).toEqual([fault]);
  });

  it('for a number that stands twice, in whatever width', () => {
    expect(faultsOf(read(registration(), registration({ number: '１９登－０００００１' })))).toEqual([
      `${at('A', '登録番号', 5)}19登-000001 stands in row 4 already; keep one of the two rows`,
    ]);
  });

  it('for an office before any registration, and a row that is neither', () => {
    expect(
      faultsOf(read({ officeName: '支店', officeAddress: '東京都' }, registration(), { languages: '英語' })),
    ).toEqual([
      `${number}an office stands before any registration; put the row of its registration above it`,
      `${at('J', '事務所所在地', 6)}the row has neither a registration number nor an office; complete or delete it`,
    ]);
  });

  it('with all its faults at once', () => {
    const faults = faultsOf(
      read(
        registration({ number: 'x', date: 'y', name: undefined }),
        registration({ date: 'z' }),
        registration(),
      ),
    );
    expect(faults.map((fault) => fault.slice(0, fault.indexOf(' ('))).toSorted()).toEqual([
      'r.xlsx, row 4, column A',
      'r.xlsx, row 4, column B',
      'r.xlsx, row 4, column C',
      'r.xlsx, row 5, column B',
      'r.xlsx, row 6, column A',
    ]);
  });

  it('for each heading that is missing, with its row', () => {
    const headings = [
      ['登録番号', '登録年月日', '氏名又は名称', '支援を行う事務所名', '所在地', '言語', '備考'],
    ];
    expect(faultsOf(readRegister(writeRegister({ rows: [], headings }), 'r.xlsx'))).toEqual([
      'r.xlsx, row 2: the heading 事務所所在地 is missing; put it over its column, as the published register has it',
      'r.xlsx, row 2: the heading 対応可能言語 is missing; put it over its column, as the published register has it',
    ]);
  });

  it('where it has no heading, no row, or is no workbook', () => {
    expect(faultsOf(readRegister(writeWorkbook({ rows: [['a', 'b']] }), 'r.xlsx'))).toEqual([
      'r.xlsx: no column of the first 60 rows is headed 登録番号; give the register of support organizations (登録支援機関登録簿) as it was published',
    ]);
    expect(faultsOf(read())).toEqual(['r.xlsx: no row stands below the headings; give the whole register']);
    expect(faultsOf(readRegister(new TextEncoder().encode('<html>'), 'r.xlsx'))).toEqual([
      'r.xlsx: the file is not an .xlsx workbook; give the .xlsx file as it was published',
    ]);
    const whole = writeRegister({ rows: inventedRegistrations(200) });
    expect(faultsOf(readRegister(whole.subarray(0, whole.length / 2), 'r.xlsx'))).toEqual([
      'r.xlsx: the file is damaged (its end is missing: it was probably cut off); fetch it again from its source',
    ]);
  });
});
