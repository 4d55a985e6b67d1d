import { writeWorkbook, type WrittenCell, type WrittenWorkbook } from './workbook-writer.ts';

/** One row of the register to be written, by its columns; what is missing stays empty. */
export interface WrittenRow {
  readonly number?: WrittenCell;
  readonly date?: WrittenCell;
  readonly name?: WrittenCell;
  readonly officeName?: WrittenCell;
  readonly officeAddress?: WrittenCell;
  readonly languages?: WrittenCell;
  readonly remarks?: WrittenCell;
}

/** The two heading rows as the register is published, the upper one merged over the three columns of the office. */
const headings: readonly (readonly WrittenCell[])[] = [
  [
    '登録番号',
    '登録年月日',
    '氏名又は名称',
    '郵便番号',
    '所在地',
    '電話番号',
    '代表者',
    '支援を行う事務所',
    undefined,
    undefined,
    '支援業務の内容',
    '支援業務開始\n予定年月日',
    '対応可能言語',
    '備考',
  ],
  [
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    '支援を行う事務所名',
    '事務所郵便番号',
    '事務所所在地',
  ],
];

const cells = (row: WrittenRow): readonly WrittenCell[] => [
  row.number,
  row.date,
  row.name,
  undefined,
  undefined,
  undefined,
  undefined,
  row.officeName,
  undefined,
  row.officeAddress,
  undefined,
  undefined,
  row.languages,
  row.remarks,
];

export interface WrittenRegister extends Omit<WrittenWorkbook, 'rows' | 'merged'> {
  readonly rows: readonly WrittenRow[];
  /** Lines above the headings; the day of the register by default. */
  readonly linesAbove?: readonly string[];
  readonly headings?: readonly (readonly WrittenCell[])[];
}

/** Where the first of `rows` stands with the default line above. */
export const firstRegisterRow = 4;

/** Writes a register in its published layout. */
export const writeRegister = ({
  rows,
  linesAbove = ['令和８年８月３日現在'],
  headings: heading = headings,
  ...rest
}: WrittenRegister): Uint8Array => {
  const top = linesAbove.length + 1;
  const spans = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'K', 'L', 'M', 'N'].map(
    (letter) => `${letter}${String(top)}:${letter}${String(top + 1)}`,
  );
  return writeWorkbook({
    ...rest,
    sheetName: '登録支援機関登録簿',
    rows: [...linesAbove.map((line) => [line]), ...heading, ...rows.map(cells)],
    merged: [...spans, `H${String(top)}:J${String(top)}`],
  });
};

const prefectures = ['東京都', '神奈川県', '埼玉県', '千葉県', '茨城県', '栃木県', '群馬県'];
const languages = [
  '英語・ベトナム語',
  '中国語・ロシア語',
  'キルギス語・英語',
  'ベトナム語・インドネシア語・ミャンマー語・ネパール語',
];

/** Invented registrations, `count` of them, every tenth with a second office; numbers begin behind `after`. */
export const inventedRegistrations = (count: number, after = 0): WrittenRow[] => {
  const rows: WrittenRow[] = [];
  for (let at = after + 1; at <= after + count; at += 1) {
    const prefecture = prefectures[at % prefectures.length] ?? '東京都';
    const several = at % 10 === 0;
    rows.push({
      number: `${String(19 + (at % 8))}登-${String(at).padStart(6, '0')}`,
      date: { serial: 43_581 + (at % 2_600) },
      name: `架空支援株式会社第${String(at)}号`,
      officeName: `${several ? '①' : ''}架空支援株式会社第${String(at)}号本店`,
      officeAddress: `${several ? '①' : ''}${prefecture}架空市架空町${String(at)}番地`,
      languages: languages[at % languages.length],
      remarks: at % 500 === 0 ? '2026年4月23日支援業務休止の届出' : undefined,
    });
    if (several)
      rows.push({ officeName: '②支店', officeAddress: `②${prefecture}架空市支店町${String(at)}番地` });
  }
  return rows;
};
