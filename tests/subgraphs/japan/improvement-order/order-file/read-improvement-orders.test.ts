import { describe, expect, it } from '@jest/globals';
import {
  orderColumns,
  orderSummary,
} from '../../../../../subgraphs/japan/improvement-order/order-file/improvement-order-file.ts';
import { readImprovementOrders } from '../../../../../subgraphs/japan/improvement-order/order-file/read-improvement-orders.ts';
import { describeWithSharedData, sharedBytes } from '../../../../shared-data.ts';
import { faultsOf, valueOf } from '../../../reading.ts';

const order = {
  synthetic: 'true',
  organization_name: '架空金属加工株式会社',
  corporate_number: '7999901000001',
  order_date: '2025-03-14',
  ground_articles: '19-21(1)',
  reason: '届出を行わなかったこと。',
  deadline: '2025-04-30',
  public_notice_date: '2025-03-21',
};
const read = (...orders: readonly Partial<typeof order>[]) => {
  const lines = orders.map((fields) =>
    orderColumns.map((column) => ({ ...order, ...fields })[column]).join(','),
  );
  return readImprovementOrders(
    new TextEncoder().encode([orderColumns.join(','), ...lines].join('\r\n')),
    'o.csv',
  );
};

describe('a file of improvement orders', () => {
  it('is read by the types of its fields', () => {
    expect(valueOf(read({ ground_articles: '19-21(1); 19-20', synthetic: 'false' })).orders).toEqual([
      {
        row: 2,
        synthetic: false,
        organizationName: '架空金属加工株式会社',
        corporateNumber: '7999901000001',
        orderNumber: null,
        orderDate: '2025-03-14',
        groundArticles: ['19-21(1)', '19-20'],
        reason: '届出を行わなかったこと。',
        deadline: '2025-04-30',
        publicNoticeDate: '2025-03-21',
      },
    ]);
  });

  it('may say the numbers that orders bear, in a column of their own', () => {
    const columns = ['order_number', ...orderColumns];
    const lines = ['SYN-2025-1', ''].map((number, at) =>
      [
        number,
        ...orderColumns.map((column) => (column === 'order_date' ? `2025-03-1${String(at)}` : order[column])),
      ].join(','),
    );
    const file = new TextEncoder().encode([columns.join(','), ...lines].join('\r\n'));
    expect(
      valueOf(readImprovementOrders(file, 'o.csv')).orders.map(({ orderNumber }) => orderNumber),
    ).toEqual(['SYN-2025-1', null]);
  });

  it('leaves an order without public notice under embargo', () => {
    const file = valueOf(read({}, { order_date: '2025-03-15', public_notice_date: '' }));
    expect(file.orders.map(({ publicNoticeDate }) => publicNoticeDate)).toEqual(['2025-03-21', null]);
    expect(orderSummary(file)).toEqual({
      orders: 2,
      organizations: 1,
      underEmbargo: 1,
      synthetic: 2,
      firstOrderDate: '2025-03-14',
      lastOrderDate: '2025-03-15',
    });
  });

  it.each<[string, Partial<typeof order>, string]>([
    [
      'a wrong check digit',
      { corporate_number: '8999901000001' },
      'corporate_number: "8999901000001" has a wrong check digit; compare it with the Corporate Number Publication Site',
    ],
    [
      'a number that a spreadsheet changed',
      { corporate_number: '8.0E+12' },
      'corporate_number: "8.0E+12" is no Corporate Number; write all 13 digits, as text so that no spreadsheet changes them',
    ],
    [
      'an impossible day',
      { order_date: '2025-02-29' },
      'order_date: "2025-02-29" is no day of the calendar; write it as 2026-08-03',
    ],
    [
      'a deadline that is not after the order',
      { deadline: '2025-03-14' },
      'deadline: "2025-03-14" is not after the order of 2025-03-14; correct one of the two',
    ],
    [
      'a public notice before the order',
      { public_notice_date: '2025-03-13' },
      'public_notice_date: "2025-03-13" is before the order of 2025-03-14; correct it, or leave it empty',
    ],
    [
      'a ground that is no article',
      { ground_articles: '19-21(1);x' },
      'ground_articles: "x" is no article; write 19-21(1), several with ; between them',
    ],
    [
      'a flag that is none',
      { synthetic: 'yes' },
      'synthetic: "yes" is neither true nor false; write one of them',
    ],
    ['an empty reason', { reason: '' }, 'reason: the field is empty; fill it in'],
  ])('is refused for %s', (_, fields, fault) => {
    expect(faultsOf(read(fields))).toEqual([`o.csv, row 2, column ${fault}`]);
  });

  it('is refused with all its faults, whichever line and column they stand in', () => {
    expect(
      faultsOf(read({ deadline: '' }, { order_date: 'x', reason: '' })).map((fault) => fault.split(':')[0]),
    ).toEqual([
      'o.csv, row 2, column deadline',
      'o.csv, row 3, column order_date',
      'o.csv, row 3, column reason',
    ]);
  });

  it('is refused where an order stands twice or none stands in it', () => {
    expect(faultsOf(read({}, {}))).toEqual([
      'o.csv, row 3, column order_date: an order of 2025-03-14 to 7999901000001 stands in row 2; keep one',
    ]);
    expect(faultsOf(read())).toEqual(['o.csv: no order stands below the heading']);
  });
});

describeWithSharedData('the sample of improvement orders', () => {
  it('has six invented orders, the last under embargo', () => {
    const file = valueOf(
      readImprovementOrders(sharedBytes('improvement-orders-sample.csv'), 'improvement-orders-sample.csv'),
    );
    expect(orderSummary(file)).toEqual({
      orders: 6,
      organizations: 6,
      underEmbargo: 1,
      synthetic: 6,
      firstOrderDate: '2025-03-14',
      lastOrderDate: '2026-07-31',
    });
    expect(file.orders.at(-1)?.publicNoticeDate).toBeNull();
    expect(file.orders.every(({ organizationName }) => organizationName.startsWith('架空'))).toBe(true);
  });
});
