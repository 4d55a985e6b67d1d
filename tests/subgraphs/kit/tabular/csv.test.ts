import { describe, expect, it } from '@jest/globals';
import { readCsv } from '../../../../subgraphs/kit/tabular/csv.ts';
import { readWhole } from '../../../../subgraphs/kit/tabular/import-fault.ts';
import { faultsOf, valueOf } from '../../reading.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (content: string | Uint8Array) =>
  readWhole('t.csv', (list) =>
    readCsv(typeof content === 'string' ? bytes(content) : content, ['a', 'b'], list),
  );

describe('a table', () => {
  it('is read with a byte order mark, CRLF or LF, and columns in any order', () => {
    expect(valueOf(read('\ufeffb,a\r\n2,1\r\n'))).toEqual([{ row: 2, fields: { a: '1', b: '2' } }]);
    expect(valueOf(read('a,b\n1,2'))).toEqual([{ row: 2, fields: { a: '1', b: '2' } }]);
  });

  it('counts lines as an editor does, over blank lines and line ends within quotation marks', () => {
    const lines = valueOf(read('a,b\r\n\r\n"x\r\ny",2\r\n\n3,"q ""r"", s"\n'));
    expect(lines).toEqual([
      { row: 3, fields: { a: 'x\r\ny', b: '2' } },
      { row: 6, fields: { a: '3', b: 'q "r", s' } },
    ]);
  });

  it('keeps noughts in front and composes letters', () => {
    expect(valueOf(read('a,b\n00012, Й \n'))).toEqual([{ row: 2, fields: { a: '00012', b: 'Й' } }]);
  });
});

describe('a table is refused', () => {
  it('where a line has another number of fields, each such line being named', () => {
    expect(faultsOf(read('a,b\n1\n1,2\n1,2,3\n'))).toEqual([
      't.csv, row 2: the line has 1 fields instead of 2; put fields that hold a comma in quotation marks',
      't.csv, row 4: the line has 3 fields instead of 2; put fields that hold a comma in quotation marks',
    ]);
  });

  it('where the heading lacks, repeats or invents a column', () => {
    expect(faultsOf(read('a,c,a\n1,2,3\n'))).toEqual([
      't.csv, row 1, column b: this column is missing; add it to the heading line',
      't.csv, row 1, column c: this column is not known; the columns are a, b',
      't.csv, row 1, column a: this column stands twice; keep one',
    ]);
  });

  it('where it is not UTF-8, the first such line being named', () => {
    const shiftJis = Uint8Array.from([...bytes('a,b\n1,2\n'), 0x93, 0x8c, 0x2c, 0x31, 0x0a]);
    expect(faultsOf(read(shiftJis))).toEqual([
      't.csv, row 3: the text is not UTF-8; save the file as "CSV UTF-8"',
    ]);
  });

  it('where a quotation mark is left open', () => {
    expect(faultsOf(read('a,b\n1,"2\n'))).toEqual([
      expect.stringMatching(/^t\.csv, row \d: Quote Not Closed.*; check the quotation marks$/),
    ]);
  });

  it('where it is empty or no text', () => {
    expect(faultsOf(read(' \r\n'))).toEqual(['t.csv: the file is empty; its first line must be a,b']);
    expect(faultsOf(read('a,b\n\0,2'))).toEqual([
      't.csv: the file is not text; give the CSV file as it was published',
    ]);
  });
});
