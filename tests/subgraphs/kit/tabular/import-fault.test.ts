import { describe, expect, it } from '@jest/globals';
import {
  faultReport,
  quoted,
  readWhole,
  UnreadableFile,
} from '../../../../subgraphs/kit/tabular/import-fault.ts';

describe('a report of faults', () => {
  it('names file, row and column, and leaves out what a fault does not have', () => {
    expect(
      faultReport([
        { file: 'a.xlsx', row: 12, column: 'B (登録年月日)', message: 'correct it' },
        { file: 'a.xlsx', message: 'save it again' },
      ]),
    ).toEqual(['a.xlsx, row 12, column B (登録年月日): correct it', 'a.xlsx: save it again']);
  });

  it('ends with how many faults more there are than lines', () => {
    const faults = Array.from({ length: 53 }, (_, at) => ({
      file: 'a.csv',
      row: at + 1,
      message: 'correct it',
    }));
    const lines = faultReport(faults);
    expect(lines).toHaveLength(51);
    expect(lines.at(-1)).toBe('and 3 more');
    expect(faultReport(faults, 53)).toHaveLength(53);
  });

  it('quotes a value on one line, cut where it is long', () => {
    expect(quoted('a\n b')).toBe('"a b"');
    expect(quoted('あ'.repeat(70))).toBe(`"${'あ'.repeat(60)}…"`);
  });
});

describe('reading a file whole', () => {
  it('gives nothing back where there is a fault', () => {
    const reading = readWhole('a.csv', (list) => {
      list.add(2, 'inn', 'correct it');
      return 'rows';
    });
    expect(reading).toEqual({
      outcome: 'refused',
      faults: [{ file: 'a.csv', row: 2, column: 'inn', message: 'correct it' }],
    });
  });

  it('keeps the faults found before the file became unreadable', () => {
    const reading = readWhole('a.csv', (list) => {
      list.add(2, undefined, 'first');
      throw new UnreadableFile('then');
    });
    expect(reading).toMatchObject({
      outcome: 'refused',
      faults: [{ message: 'first' }, { message: 'then' }],
    });
  });

  it('does not pass a defect off as a fault of the file', () => {
    const defect = () =>
      readWhole('a.csv', () => {
        throw new TypeError('defect');
      });
    expect(defect).toThrow(TypeError);
  });
});
