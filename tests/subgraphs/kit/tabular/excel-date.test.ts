import { describe, expect, it } from '@jest/globals';
import { dateOfSerial, isDateFormat } from '../../../../subgraphs/kit/tabular/excel-date.ts';

describe('the day of an Excel day number', () => {
  it.each([
    [43581, '1900', '2019-04-26'],
    [1, '1900', '1900-01-01'],
    [59, '1900', '1900-02-28'],
    [61, '1900', '1900-03-01'],
    [2958465, '1900', '9999-12-31'],
    [0, '1904', '1904-01-01'],
    [42119, '1904', '2019-04-26'],
  ] as const)('%d in the %s system is %s', (serial, system, date) => {
    expect(dateOfSerial(serial, system)).toBe(date);
  });

  it.each([60, 0, -1, 43581.5, 2958466, NaN])('does not exist for %d in the 1900 system', (serial) => {
    expect(dateOfSerial(serial, '1900')).toBeUndefined();
  });
});

describe('a number format', () => {
  it.each([
    [14, undefined],
    [57, undefined],
    [176, 'yyyy/m/d'],
    [177, '[$-411]ggge"年"m"月"d"日"'],
  ])('%d %s shows a date', (id, code) => {
    expect(isDateFormat(id, code)).toBe(true);
  });

  it.each([
    [0, undefined],
    [49, undefined],
    [176, 'General'],
    [177, '0.00"days"'],
    [178, '#,##0_ ;[Red]\\-#,##0'],
  ])('%d %s shows none', (id, code) => {
    expect(isDateFormat(id, code)).toBe(false);
  });
});
