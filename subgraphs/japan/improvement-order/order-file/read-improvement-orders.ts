import { isCorporateNumber } from '../../../kit/facts/corporate-number.ts';
import { readCsv, type CsvLine } from '../../../kit/tabular/csv.ts';
import { lineCheck, type LineCheck } from '../../../kit/tabular/line-check.ts';
import {
  readWhole,
  UnreadableFile,
  type FaultList,
  type Reading,
} from '../../../kit/tabular/import-fault.ts';
import {
  optionalOrderColumns,
  orderColumns,
  type ImprovementOrderFile,
  type OrderColumn,
  type OrderLine,
} from './improvement-order-file.ts';

/** An article with its branch number and paragraphs, `19-21(1)`. */
const article = /^[1-9][0-9]*(?:-[1-9][0-9]*)*(?:\([1-9][0-9]*\))*$/;

const corporateNumber = (check: LineCheck<OrderColumn>): string | undefined =>
  check.matching('corporate_number', isCorporateNumber, (value) =>
    /^[0-9]{13}$/.test(value)
      ? 'has a wrong check digit; compare it with the Corporate Number Publication Site'
      : 'is no Corporate Number; write all 13 digits, as text so that no spreadsheet changes them',
  );

const groundArticles = (check: LineCheck<OrderColumn>): readonly string[] | undefined => {
  const articles = check
    .text('ground_articles')
    ?.split(';')
    .map((each) => each.trim());
  const wrong = articles?.find((each) => !article.test(each));
  if (wrong === undefined) return articles;
  check.fault('ground_articles', wrong, 'is no article; write 19-21(1), several with ; between them');
  return undefined;
};

const orderOf = (line: CsvLine<OrderColumn>, list: FaultList): OrderLine | undefined => {
  const check = lineCheck(line, list);
  const synthetic = check.flag('synthetic');
  const organizationName = check.text('organization_name');
  const number = corporateNumber(check);
  const orderDate = check.date('order_date');
  const articles = groundArticles(check);
  const reason = check.text('reason');
  const deadline = check.date('deadline');
  const noticed = line.fields.public_notice_date === '' ? null : check.date('public_notice_date');

  if (orderDate !== undefined && deadline !== undefined && deadline <= orderDate) {
    check.fault('deadline', deadline, `is not after the order of ${orderDate}; correct one of the two`);
  }
  if (orderDate !== undefined && typeof noticed === 'string' && noticed < orderDate) {
    check.fault(
      'public_notice_date',
      noticed,
      `is before the order of ${orderDate}; correct it, or leave it empty`,
    );
  }
  if (
    synthetic === undefined ||
    organizationName === undefined ||
    number === undefined ||
    orderDate === undefined ||
    articles === undefined ||
    reason === undefined ||
    deadline === undefined ||
    noticed === undefined
  ) {
    return undefined;
  }
  return {
    row: line.row,
    synthetic,
    organizationName,
    corporateNumber: number,
    orderNumber: line.fields.order_number === '' ? null : line.fields.order_number,
    orderDate,
    groundArticles: articles,
    reason,
    deadline,
    publicNoticeDate: noticed,
  };
};

const faultRepeated = (orders: readonly OrderLine[], list: FaultList): void => {
  const seen = new Map<string, number>();
  for (const { row, corporateNumber: number, orderDate } of orders) {
    const key = `${number} ${orderDate}`;
    const earlier = seen.get(key);
    if (earlier === undefined) seen.set(key, row);
    else
      list.add(
        row,
        'order_date',
        `an order of ${orderDate} to ${number} stands in row ${String(earlier)}; keep one`,
      );
  }
};

/**
 * Reads a CSV file of improvement orders: its bytes and its name, which stands in the faults.
 * A single fault refuses the whole file; every fault that can be found is named.
 */
export const readImprovementOrders = (bytes: Uint8Array, file: string): Reading<ImprovementOrderFile> =>
  readWhole(file, (list) => {
    const lines = readCsv<OrderColumn>(bytes, orderColumns, list, optionalOrderColumns);
    if (lines.length === 0 && list.faults.length === 0)
      throw new UnreadableFile('no order stands below the heading');
    const orders = lines.flatMap((line) => orderOf(line, list) ?? []);
    faultRepeated(orders, list);
    return { orders };
  });
