import { strToU8, zipSync, type Zippable } from 'fflate';

/** A cell to be written: a text (shared string), a bare number, a date by its day number, or raw XML of `<c>`'s inside. */
export type WrittenCell =
  | string
  | number
  | { readonly serial: number }
  /** The XML within `<si>`, for furigana and rich text. */
  | { readonly stringItem: string }
  /** A whole `<c …>…</c>` with `REF` where its place belongs. */
  | { readonly cell: string }
  | undefined;

export interface WrittenWorkbook {
  readonly rows: readonly (readonly WrittenCell[])[];
  readonly merged?: readonly string[];
  readonly sheetName?: string;
  readonly date1904?: boolean;
  /** Parts to be added, or put in place of the written ones. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006/relationships';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const letters = (column: number): string =>
  (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;

/** Style 1 is the built-in date format 14, style 2 a Japanese one of its own, style 0 none. */
const styles = `${declaration}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="176" formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/></cellXfs></styleSheet>`;

/** Writes an .xlsx of one sheet. Row 1 is the first of `rows`; a row without any cell is left out. */
export const writeWorkbook = ({
  rows,
  merged = [],
  sheetName = 'Sheet1',
  date1904 = false,
  parts = {},
}: WrittenWorkbook): Uint8Array => {
  const items = new Map<string, number>();
  const shared = (item: string): number => {
    const known = items.get(item);
    if (known !== undefined) return known;
    items.set(item, items.size);
    return items.size - 1;
  };
  const written = (cell: WrittenCell, place: string): string => {
    if (cell === undefined) return '';
    if (typeof cell === 'number') return `<c r="${place}"><v>${String(cell)}</v></c>`;
    if (typeof cell === 'string') {
      return `<c r="${place}" t="s"><v>${String(shared(`<t xml:space="preserve">${escaped(cell)}</t>`))}</v></c>`;
    }
    if ('serial' in cell) return `<c r="${place}" s="1"><v>${String(cell.serial)}</v></c>`;
    if ('stringItem' in cell) return `<c r="${place}" t="s"><v>${String(shared(cell.stringItem))}</v></c>`;
    return cell.cell.replace('REF', place);
  };
  const body: string[] = [];
  for (const [at, cells] of rows.entries()) {
    const number = String(at + 1);
    const inside = cells.map((cell, column) => written(cell, letters(column) + number)).join('');
    if (inside !== '') body.push(`<row r="${number}">${inside}</row>`);
  }
  const merges = merged.map((reference) => `<mergeCell ref="${reference}"/>`).join('');
  const texts: Record<string, string> = {
    '_rels/.rels': `${declaration}<Relationships xmlns="${packages}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets><sheet name="${escaped(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${declaration}<Relationships xmlns="${packages}">${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'styles', 'styles.xml')}${relation('rId3', 'sharedStrings', '/xl/sharedStrings.xml')}</Relationships>`,
    'xl/styles.xml': styles,
    'xl/worksheets/sheet1.xml': `${declaration}<worksheet xmlns="${main}"><sheetData>${body.join('')}</sheetData>${merges === '' ? '' : `<mergeCells>${merges}</mergeCells>`}</worksheet>`,
    'xl/sharedStrings.xml': `${declaration}<sst xmlns="${main}">${[...items.keys()].map((item) => `<si>${item}</si>`).join('')}</sst>`,
  };
  const files: Zippable = {};
  for (const [name, part] of Object.entries({ ...texts, ...parts }))
    files[name] = typeof part === 'string' ? strToU8(part) : part;
  return zipSync(files, { level: 1 });
};
