import { columnLetters } from '../../../kit/tabular/cell-place.ts';
import { UnreadableFile, type FaultList } from '../../../kit/tabular/import-fault.ts';
import { mergedText } from '../../../kit/tabular/merged-text.ts';
import type { Sheet } from '../../../kit/tabular/sheet.ts';

/**
 * The columns that are read, and their headings: alone, or behind the heading that spans them. Telephone numbers,
 * representatives and postal addresses are not read, since nothing of the product needs them.
 */
const headings = {
  registrationNumber: ['登録番号'],
  registeredOn: ['登録年月日'],
  name: ['氏名又は名称'],
  officeName: [
    '支援を行う事務所名',
    '支援を行う事務所/事務所名',
    '支援を行う事務所/事務所の名称',
    '支援を行う事務所/名称',
  ],
  officeAddress: ['事務所所在地', '支援を行う事務所/事務所の所在地', '支援を行う事務所/所在地'],
  languages: ['対応可能言語'],
  remarks: ['備考'],
} as const satisfies Record<string, readonly string[]>;

export type RegisterColumn = keyof typeof headings;

export interface RegisterLayout {
  /** The columns, from 0. */
  readonly columns: Readonly<Record<RegisterColumn, number>>;
  /** The first row below the headings. */
  readonly firstRow: number;
  /** The texts of the rows above the headings. */
  readonly linesAbove: readonly string[];
}

const deepestHeading = 60;
const widest = 60;

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');

const headingRow = (sheet: Sheet): number | undefined =>
  sheet.rows
    .filter(({ number }) => number <= deepestHeading)
    .find(({ cells }) =>
      [...cells.values()].some((cell) => cell.kind === 'text' && plain(cell.text) === '登録番号'),
    )?.number;

/** How a column is called in a fault: its letters and its heading. */
export const columnName = (layout: RegisterLayout, column: RegisterColumn): string =>
  `${columnLetters(layout.columns[column])} (${headings[column][0]})`;

/** Whether a sheet has the heading of such a register at all. */
export const hasRegisterHeading = (sheet: Sheet): boolean => headingRow(sheet) !== undefined;

/**
 * Finds the headings by their texts, wherever they stand: one row, or two of which the upper spans several columns.
 * Every heading that is missing becomes a fault. Throws UnreadableFile where there is no heading at all.
 */
export const registerLayout = (sheet: Sheet, list: FaultList): RegisterLayout | undefined => {
  const top = headingRow(sheet);
  if (top === undefined) {
    throw new UnreadableFile(
      `no column of the first ${String(deepestHeading)} rows is headed 登録番号; give the register of support organizations (登録支援機関登録簿) as it was published`,
    );
  }
  const textAt = mergedText(sheet, top + 1);
  const columns = new Map<string, number>();
  let bottom = top;
  for (let column = 0; column < widest; column += 1) {
    const upper = plain(textAt(top, column));
    const lower = plain(textAt(top + 1, column));
    for (const [name, row] of [
      [upper, top],
      [lower, top + 1],
      [`${upper}/${lower}`, top + 1],
    ] as const) {
      const known = Object.entries(headings).find(([, texts]) => (texts as readonly string[]).includes(name));
      if (known === undefined) continue;
      if (!columns.has(known[0])) columns.set(known[0], column);
      bottom = Math.max(bottom, row);
    }
  }
  const missing = Object.entries(headings).filter(([column]) => !columns.has(column));
  for (const [, [text]] of missing) {
    list.add(
      top,
      undefined,
      `the heading ${text} is missing; put it over its column, as the published register has it`,
    );
  }
  if (missing.length > 0) return undefined;
  return {
    columns: Object.fromEntries(columns) as Record<RegisterColumn, number>,
    firstRow: bottom + 1,
    linesAbove: sheet.rows
      .filter(({ number }) => number < top)
      .flatMap(({ cells }) =>
        [...cells.values()].flatMap((cell) => (cell.kind === 'text' ? [cell.text] : [])),
      ),
  };
};
