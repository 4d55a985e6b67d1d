import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { columnLetters, columnOf } from '../../../../subgraphs/kit/tabular/cell-place.ts';
import { UnreadableFile } from '../../../../subgraphs/kit/tabular/import-fault.ts';
import { mergedText } from '../../../../subgraphs/kit/tabular/merged-text.ts';
import { openWorkbook } from '../../../../subgraphs/kit/tabular/workbook.ts';
import { openZip } from '../../../../subgraphs/kit/tabular/zip-parts.ts';
import { writeWorkbook, type WrittenCell } from '../../../workbook-writer.ts';

const sheetOf = (bytes: Uint8Array) => openWorkbook(bytes).readSheet('Sheet1');
const cellOf = (cell: WrittenCell) => sheetOf(writeWorkbook({ rows: [[cell]] })).rows[0]?.cells.get(0);
const sheetPart = (inside: string): Readonly<Record<string, string>> => ({
  'xl/worksheets/sheet1.xml': `<worksheet>${inside}</worksheet>`,
});

describe('a text of a workbook', () => {
  it('comes without its furigana', () => {
    const stringItem =
      '<t>登録番号</t><rPh sb="0" eb="4"><t>トウロクバンゴウ</t></rPh><phoneticPr fontId="1"/>';
    expect(cellOf({ stringItem })).toEqual({ kind: 'text', text: '登録番号' });
  });

  it('comes with all its rich-text runs, their blanks kept', () => {
    const stringItem =
      '<r><t>ファースト</t></r><r><rPr><b/></rPr><t xml:space="preserve"> クラス</t></r><rPh sb="0" eb="1"><t>カナ</t></rPh><r><t>社</t></r>';
    expect(cellOf({ stringItem })).toEqual({ kind: 'text', text: 'ファースト クラス社' });
  });

  it('comes from inline strings and formulas too', () => {
    const inline =
      '<c r="REF" t="inlineStr"><is><r><t>あ</t></r><r><t>い</t></r><rPh sb="0" eb="1"><t>ア</t></rPh></is></c>';
    expect(cellOf({ cell: inline })).toEqual({ kind: 'text', text: 'あい' });
    expect(cellOf({ cell: '<c r="REF" t="str"><f>A2&amp;"x"</f><v>うx</v></c>' })).toEqual({
      kind: 'text',
      text: 'うx',
    });
  });

  it('comes with line breaks as \\n, escapes undone and control characters gone', () => {
    expect(cellOf({ stringItem: '<t>a_x000D_\nb_x0000_c_x005F_&amp;&#13;d</t>' })).toEqual({
      kind: 'text',
      text: 'a\nbc_&\nd',
    });
  });

  it('comes from elements with a prefix and from CDATA', () => {
    const part = '<x:sst xmlns:x="u"><x:si><x:t><![CDATA[a<b]]></x:t></x:si></x:sst>';
    const bytes = writeWorkbook({ rows: [['-']], parts: { 'xl/sharedStrings.xml': part } });
    expect(sheetOf(bytes).rows[0]?.cells.get(0)).toEqual({ kind: 'text', text: 'a<b' });
  });
});

describe('a cell of a workbook', () => {
  it('is a date only by its style', () => {
    expect(cellOf({ serial: 43581 })).toEqual({ kind: 'date', serial: 43581 });
    expect(cellOf({ cell: '<c r="REF" s="2"><v>43581</v></c>' })).toEqual({ kind: 'date', serial: 43581 });
    expect(cellOf(43581)).toEqual({ kind: 'number', number: 43581 });
  });

  it('may be a truth value or an error', () => {
    expect(cellOf({ cell: '<c r="REF" t="b"><v>1</v></c>' })).toEqual({ kind: 'boolean', value: true });
    expect(cellOf({ cell: '<c r="REF" t="e"><v>#REF!</v></c>' })).toEqual({ kind: 'error', code: '#REF!' });
  });

  it('is left out where it is empty or blank, and a row where all its cells are', () => {
    const sheet = sheetOf(
      writeWorkbook({ rows: [['　 '], [{ cell: '<c r="REF" s="1"/>' }], [undefined, 'b']] }),
    );
    expect(sheet.rows).toEqual([{ number: 3, cells: new Map([[1, { kind: 'text', text: 'b' }]]) }]);
  });

  it('takes its place from its order where it names none', () => {
    const parts = sheetPart(
      '<sheetData><row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row><c><v>4</v></c></row></sheetData>',
    );
    const rows = sheetOf(writeWorkbook({ rows: [], parts })).rows;
    expect(rows.map(({ number, cells }) => [number, [...cells.keys()]])).toEqual([
      [1, [0, 3, 4]],
      [2, [0]],
    ]);
  });

  it('counts for all cells that it is merged over', () => {
    const sheet = sheetOf(
      writeWorkbook({
        rows: [
          ['a', 'b'],
          [undefined, 'c', 'd'],
        ],
        merged: ['A1:A2', 'B1:C1'],
      }),
    );
    const text = mergedText(sheet, 2);
    expect([1, 2].map((row) => [0, 1, 2].map((column) => text(row, column)))).toEqual([
      ['a', 'b', 'b'],
      ['a', 'c', 'd'],
    ]);
  });

  it('has columns by letters', () => {
    expect([0, 25, 26, 701, 702, 16383].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
    expect(['A1', 'Z9', 'AA1', 'XFD1'].map(columnOf)).toEqual([0, 25, 26, 16383]);
    expect(['1', '', 'XFE1', 'AAAA1', 'a1'].map(columnOf)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('a workbook', () => {
  it('names its sheets and its date system', () => {
    const workbook = openWorkbook(writeWorkbook({ rows: [[1]], sheetName: '登録簿 & 表', date1904: true }));
    expect(workbook.sheetNames).toEqual(['登録簿 & 表']);
    expect(workbook.dateSystem).toBe('1904');
  });

  it('tells the share read, up to the whole', () => {
    const shares: number[] = [];
    openWorkbook(
      writeWorkbook({ rows: Array.from({ length: 9000 }, (_, at) => [at, 'text of a row']) }),
    ).readSheet('Sheet1', (share) => shares.push(share));
    expect(shares.length).toBeGreaterThan(1);
    expect(shares.at(-1)).toBe(1);
  });
});

describe('a workbook is refused', () => {
  const good = writeWorkbook({ rows: [['text'], [1]] });
  const refusal = (bytes: Uint8Array): string => {
    try {
      sheetOf(bytes);
    } catch (error) {
      if (error instanceof UnreadableFile) return error.message;
      throw error;
    }
    return 'was read';
  };

  it.each([
    ['is empty', new Uint8Array(), /^the file is empty/],
    ['is no archive', new TextEncoder().encode('登録番号,…'), /^the file is not an \.xlsx workbook/],
    [
      'is an old or a locked one',
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]),
      /old \.xls or protected by a password; save it as \.xlsx/,
    ],
    ['is cut off', good.subarray(0, good.length - 100), /^the file is damaged .*cut off/],
    [
      'is another office document',
      writeWorkbook({
        rows: [],
        parts: { 'xl/_rels/workbook.xml.rels': '<Relationships/>', '_rels/.rels': '<Relationships/>' },
      }),
      /has no sheet named Sheet1/,
    ],
    [
      'has a cell out of the texts',
      writeWorkbook({
        rows: [],
        parts: sheetPart('<sheetData><row r="7"><c r="A7" t="s"><v>5</v></c></row></sheetData>'),
      }),
      /row 7: a cell refers to the missing text number 5\); save it again/,
    ],
    [
      'has a number that is none',
      writeWorkbook({
        rows: [],
        parts: sheetPart('<sheetData><row r="7"><c r="A7"><v>1x</v></c></row></sheetData>'),
      }),
      /row 7: a number cell holds 1x/,
    ],
    [
      'has rows out of order',
      writeWorkbook({ rows: [], parts: sheetPart('<sheetData><row r="7"/><row r="7"/></sheetData>') }),
      /rows are not in order/,
    ],
    [
      'has XML that is not whole',
      writeWorkbook({ rows: [], parts: { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData>' } }),
      /^the file is damaged \(xl\/worksheets\/sheet1\.xml: .*unclosed tag/,
    ],
    [
      'declares entities',
      writeWorkbook({
        rows: [],
        parts: { 'xl/worksheets/sheet1.xml': '<!DOCTYPE w [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>' },
      }),
      /declares a document type/,
    ],
    [
      'nests without end',
      writeWorkbook({ rows: [], parts: { 'xl/worksheets/sheet1.xml': '<a>'.repeat(1000) } }),
      /nests too deep/,
    ],
    [
      'is not UTF-8',
      writeWorkbook({
        rows: [],
        parts: { 'xl/worksheets/sheet1.xml': Uint8Array.from([0x3c, 0x61, 0x3e, 0x93, 0x8c]) },
      }),
      /it is not UTF-8/,
    ],
  ])('that %s', (_, bytes, message) => {
    expect(refusal(bytes)).toMatch(message);
  });

  it('wherever a single byte of its parts was changed', () => {
    const part = 'xl/worksheets/sheet1.xml';
    const stored = archive([{ name: part, content: new TextEncoder().encode('<worksheet/>'), stored: true }]);
    expect(openZip(stored).read(part)).toHaveLength(12);
    const at = Buffer.from(stored).indexOf('worksheet/>');
    const flipped = Uint8Array.from(stored);
    flipped[at] = 'W'.charCodeAt(0);
    expect(() => openZip(flipped).read(part)).toThrow(/does not match its checksum/);
  });

  it('that unpacks to more than it declares, without unpacking it', () => {
    const bomb = archive([{ name: 'a', content: new Uint8Array(10_000_000), declared: 100 }]);
    expect(() => openZip(bomb).read('a')).toThrow(/does not unpack to the size it declares/);
  });

  it('that declares more than a workbook may hold', () => {
    const bomb = archive([{ name: 'a', content: new Uint8Array(10), declared: 300 * 1024 * 1024 }]);
    expect(() => openZip(bomb).read('a')).toThrow(/unpacks to more than 256 MiB; split it/);
  });

  it('whatever is cut from its end or changed in it, never with another error', () => {
    for (let length = 0; length < good.length; length += 7)
      expect(refusal(good.subarray(0, length))).not.toBe('was read');
    for (let at = 0; at < good.length; at += 3) {
      const changed = Uint8Array.from(good);
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      expect(typeof refusal(changed)).toBe('string');
    }
  });
});

interface Part {
  readonly name: string;
  readonly content: Uint8Array;
  readonly stored?: boolean;
  /** The size that the directory declares instead of the true one. */
  readonly declared?: number;
}

/** An archive whose directory may lie, which no writer would make. */
const archive = (parts: readonly Part[]): Uint8Array => {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, stored = false, declared = content.length } of parts) {
    const packed = stored ? Buffer.from(content) : deflateRawSync(content);
    const local = Buffer.alloc(30 + name.length);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    local.write(name, 30, 'latin1');
    const entry = Buffer.alloc(46 + name.length);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(stored ? 0 : 8, 10);
    entry.writeUInt32LE(crc32(content), 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(declared, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    entry.write(name, 46, 'latin1');
    locals.push(local, packed);
    directory.push(entry);
    at += local.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...directory, end]);
};
