import { describe, expect, it } from '@jest/globals';
import { isCorporateNumber } from '../../../subgraphs/kit/facts/corporate-number.ts';
import { isInn } from '../../../subgraphs/kit/facts/inn.ts';
import { prefectures } from '../../../subgraphs/kit/facts/prefecture.ts';
import { languageCode } from '../../../subgraphs/japan/support-organization/register/language-spelling.ts';
import { pauseRemark } from '../../../subgraphs/japan/support-organization/register/pause-remark.ts';
import { registrationNumber } from '../../../subgraphs/japan/support-organization/register/registration-number.ts';
import { objectsOf, rowsOf, textOf } from './demonstration-rows.ts';

const today = '2026-11-24';
const organizations = rowsOf('support_organization');
const orders = rowsOf('improvement_order');

describe("the demonstration's registers of Japan", () => {
  it('has Corporate Numbers with their check digit, and taxpayer numbers that nobody can have', () => {
    const numbers = rowsOf('receiving_entity').map((row) => textOf(row, 'corporateNumber'));
    expect(numbers.filter((number) => !isCorporateNumber(number) || number.slice(1, 5) !== '9999')).toEqual(
      [],
    );
    const inns = rowsOf('sending_agency').map((row) => textOf(row, 'inn'));
    expect(inns.filter((inn) => !isInn(inn) || !inn.startsWith('000'))).toEqual([]);
  });

  it('has support organizations and receiving entities all over Japan, most of them in a few prefectures', () => {
    const codes = new Set(prefectures.map(({ isoCode }) => isoCode));
    const seats = organizations.map((row) => textOf(row, 'prefecture'));
    expect(new Set(seats)).toEqual(codes);
    expect(seats.filter((seat) => seat === 'JP-13').length).toBeGreaterThan(organizations.length / 10);
    expect(rowsOf('receiving_entity').filter((row) => !codes.has(textOf(row, 'prefecture')))).toEqual([]);
  });

  it('has register entries as the register would hold them', () => {
    for (const row of organizations) {
      const offices = objectsOf(row, 'offices');
      const languages = objectsOf(row, 'languages');
      expect(registrationNumber(textOf(row, 'registrationNumber'))).toBe(row['registrationNumber']);
      expect(offices[0]?.['prefecture']).toBe(row['prefecture']);
      expect(languages.map(({ code }) => code)).toEqual(
        languages.map((each) => languageCode(textOf(each, 'asWritten')) ?? null),
      );
      expect(row['languageCodes']).toEqual([
        ...new Set(languages.flatMap(({ code }) => (code === null ? [] : [code]))),
      ]);
      expect(row['remarks'] !== null && pauseRemark(textOf(row, 'remarks')) !== undefined).toBe(
        row['paused'],
      );
      expect(row['name'] === null).toBe(row['masked']);
      expect(row['representative'] === null).toBe(row['masked']);
      if (row['masked'] === true)
        expect(offices).toEqual([{ name: null, address: null, prefecture: row['prefecture'] }]);
      expect(textOf(row, 'firstListedOn') <= textOf(row, 'lastListedOn')).toBe(true);
      expect(row['lastListedOn'] === '2026-11-23').toBe(row['listingStatus'] === 'LISTED');
    }
    expect(new Set(organizations.map((row) => objectsOf(row, 'offices').length))).toEqual(
      new Set([1, 2, 3, 4]),
    );
  });

  it('has orders in public, and under embargo both before and after their notification', () => {
    const count = (noticed: boolean, notified: boolean) =>
      orders.filter(
        (row) => (row['publicNoticeDate'] !== null) === noticed && (row['notifiedAt'] !== null) === notified,
      ).length;
    for (const noticed of [true, false]) {
      for (const notified of [true, false]) expect(count(noticed, notified)).toBeGreaterThan(0);
    }
  });

  it('has an order whose planned day is past and whose embargo stands', () => {
    const past = orders.filter(
      (row) => row['publicNoticeDate'] === null && textOf(row, 'plannedPublicNoticeDate') < today,
    );
    expect(past.length).toBeGreaterThan(0);
  });

  it('publishes orders in the Kyrgyz Republic only after their notification and their public notice', () => {
    const byId = new Map(orders.map((row) => [row['id'], row]));
    const ofOrders = rowsOf('publication_in_kyrgyzstan').filter(({ orderId }) => orderId !== null);
    expect(ofOrders.length).toBeGreaterThan(0);
    for (const shown of ofOrders) {
      const order = byId.get(shown['orderId']) ?? {};
      const published = textOf(shown, 'publishedAt');
      expect(textOf(shown, 'receivedAt') > textOf(order, 'notifiedAt')).toBe(true);
      expect(published > textOf(shown, 'receivedAt')).toBe(true);
      expect(published.slice(0, 10) >= textOf(order, 'publicNoticeDate')).toBe(true);
    }
  });

  it('has a field suspension that is lifted, one in force, one that never began and one not yet announced', () => {
    const stops = rowsOf('field_suspension');
    expect(stops.filter(({ resumedOn }) => resumedOn !== null)).toHaveLength(1);
    expect(stops.filter(({ announcedAt }) => announcedAt === null)).toHaveLength(1);
    const running = stops.filter(
      ({ announcedAt, resumedOn, withdrawnAt }) =>
        announcedAt !== null && resumedOn === null && withdrawnAt === null,
    );
    for (const row of stops)
      if (row['withdrawnAt'] !== null)
        expect(textOf(row, 'withdrawnAt') < textOf(row, 'inForceFrom')).toBe(true);
    expect(running.filter((row) => textOf(row, 'inForceFrom') <= today).length).toBeGreaterThan(0);
  });
});
