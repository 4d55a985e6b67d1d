import { describe, expect, it } from '@jest/globals';
import { calendarDate, isCalendarDate } from '../../../../subgraphs/kit/facts/calendar-date.ts';
import { corporateNumberOf, isCorporateNumber } from '../../../../subgraphs/kit/facts/corporate-number.ts';
import { isCountryCode } from '../../../../subgraphs/kit/facts/country.ts';
import { industryFieldOfCode, industryFields } from '../../../../subgraphs/kit/facts/industry-field.ts';
import { isInn } from '../../../../subgraphs/kit/facts/inn.ts';
import {
  prefectureOfAddress,
  prefectureOfCode,
  prefectures,
} from '../../../../subgraphs/kit/facts/prefecture.ts';
import { regionOfCode, regions } from '../../../../subgraphs/kit/facts/region.ts';
import { describeWithSharedData, sharedTable } from '../../../shared-data.ts';

describe('a day of the calendar', () => {
  it.each(['2024-02-29', '2026-08-03', '1999-12-31'])('is %s', (day) => {
    expect(isCalendarDate(day)).toBe(true);
  });

  it.each([
    '2025-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-8-3',
    '26-08-03',
    '2026-08-03T00:00',
    '',
  ])('is not "%s"', (day) => {
    expect(isCalendarDate(day)).toBe(false);
  });

  it('is not made of parts that the calendar does not have', () => {
    expect(calendarDate(2026, 2, 30)).toBeUndefined();
    expect(calendarDate(2026, 2, 28)).toBe('2026-02-28');
  });
});

describe('a Corporate Number', () => {
  // The number of the National Tax Agency itself, as that agency publishes it.
  it('is right where its first digit is the check digit of the others', () => {
    expect(isCorporateNumber('7000012050002')).toBe(true);
    expect(corporateNumberOf('000012050002')).toBe('7000012050002');
  });

  it('is wrong with any single digit changed', () => {
    const right = '7000012050002';
    for (const at of right.split('').keys()) {
      const digit = String((Number(right[at]) + 1) % 10);
      expect(isCorporateNumber(right.slice(0, at) + digit + right.slice(at + 1))).toBe(false);
    }
  });

  it('is wrong with another length or other signs', () => {
    expect(isCorporateNumber('700001205000')).toBe(false);
    expect(isCorporateNumber('７000012050002')).toBe(false);
    expect(() => corporateNumberOf('12')).toThrow(RangeError);
  });
});

describe('an INN', () => {
  it('is 14 digits, those in front being noughts or not', () => {
    expect(isInn('00003201410281')).toBe(true);
    expect(isInn('3201410281')).toBe(false);
    expect(isInn('0000320141028X')).toBe(false);
  });
});

describe('a country', () => {
  it('is one of the assigned codes of two capital letters', () => {
    expect(['JP', 'KG', 'TR', 'DE'].every(isCountryCode)).toBe(true);
    expect(['jp', 'XX', 'UK', 'EU', 'JPN', ''].some(isCountryCode)).toBe(false);
  });
});

describe('a prefecture', () => {
  it('is found at the beginning of an address', () => {
    expect(prefectureOfAddress('東京都台東区上野２丁目１２－１８')?.isoCode).toBe('JP-13');
    expect(prefectureOfAddress('〒600-8216　京都府京都市下京区')?.english).toBe('Kyoto');
    expect(prefectureOfAddress('　神奈川県横浜市')?.jisCode).toBe('14');
  });

  it('is not guessed from a municipality, nor found further on', () => {
    expect(prefectureOfAddress('府中市宮西町')).toBeUndefined();
    expect(prefectureOfAddress('株式会社東京都市開発')).toBeUndefined();
  });
});

describe('a specified industrial field', () => {
  it('has a code of its own and a ministry in charge', () => {
    expect(new Set(industryFields.map(({ code }) => code)).size).toBe(industryFields.length);
    expect(industryFieldOfCode('lodging')?.ministry.japanese).toBe('国土交通省');
    expect(industryFieldOfCode('unknown')).toBeUndefined();
  });

  it('says so where its cap is not confirmed', () => {
    const doubtful = ['aviation', 'railway', 'forestry', 'wood'].map(
      (code) => industryFieldOfCode(code)?.doubt,
    );
    expect(doubtful.every((doubt) => doubt !== undefined)).toBe(true);
  });
});

describeWithSharedData('the tables of facts against the shared tables', () => {
  it('has every prefecture', () => {
    const ours = prefectures.map(({ jisCode, isoCode, japanese, english }) => [
      jisCode,
      isoCode,
      japanese,
      english,
    ]);
    expect(ours).toEqual(sharedTable('prefectures.csv').map((line) => Object.values(line)));
    expect(prefectureOfCode('13')?.japanese).toBe('東京都');
  });

  it('has every Kyrgyz region', () => {
    const ours = regions.map(({ isoCode, english, russian, kyrgyz }) => [isoCode, english, russian, kyrgyz]);
    expect(ours).toEqual(sharedTable('kg_regions.csv').map((line) => Object.values(line)));
    expect(regionOfCode('KG-GB')?.kyrgyz).toBe('Бишкек шаары');
    expect(regionOfCode('KG-X')).toBeUndefined();
  });

  it('has every industrial field with its ministry, cap and holders', () => {
    const ours = industryFields.map(({ code, japanese, english, ministry, agency, cap, holders }) => [
      code,
      japanese,
      english,
      `${ministry.code} ${ministry.japanese}${agency === undefined ? '' : `(${agency})`}`,
      String(cap ?? ''),
      String(holders ?? ''),
    ]);
    const shared = sharedTable('ssw_fields.csv').map((line) => [
      line['code'],
      line['name_ja'],
      line['name_en'],
      line['competent_ministry'],
      line['five_year_cap'],
      line['ssw1_2025_12'],
    ]);
    expect(ours).toEqual(shared);
  });

  it('has holders that add up to the published total', () => {
    const total = sharedTable('ssw_by_field.csv').find(
      (line) => line['status'] === 'SSW1' && line['field'] === 'total',
    );
    expect(industryFields.reduce((sum, { holders = 0 }) => sum + holders, 0)).toBe(
      Number(total?.['2025-12']),
    );
  });
});
