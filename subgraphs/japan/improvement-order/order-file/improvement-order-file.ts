/** The columns of an improvement-order file. */
export const orderColumns = [
  'synthetic',
  'organization_name',
  'corporate_number',
  'order_date',
  'ground_articles',
  'reason',
  'deadline',
  'public_notice_date',
] as const;

/** The columns that such a file may have besides. */
export const optionalOrderColumns = ['order_number'] as const;

export type OrderColumn = (typeof orderColumns)[number] | (typeof optionalOrderColumns)[number];

/** One improvement order to an accepting organization (改善命令, Immigration Act art. 19-21). */
export interface OrderLine {
  /** The line of the file it begins on. */
  readonly row: number;
  /** Whether the order is invented. */
  readonly synthetic: boolean;
  readonly organizationName: string;
  /** 13 digits with a right check digit. */
  readonly corporateNumber: string;
  /** Null where the file does not say it. */
  readonly orderNumber: string | null;
  readonly orderDate: string;
  /** Articles of the Immigration Act, such as `19-21(1)`. */
  readonly groundArticles: readonly string[];
  readonly reason: string;
  /** By when the measures are to be taken. */
  readonly deadline: string;
  /** Null while the order is under embargo: the public notice has not been given. */
  readonly publicNoticeDate: string | null;
}

/** The orders of one file, in its order. An order's own key is its Corporate Number and its date. */
export interface ImprovementOrderFile {
  readonly orders: readonly OrderLine[];
}

export interface OrderSummary {
  readonly orders: number;
  readonly organizations: number;
  readonly underEmbargo: number;
  readonly synthetic: number;
  readonly firstOrderDate: string | undefined;
  readonly lastOrderDate: string | undefined;
}

/** Counts an order file. */
export const orderSummary = ({ orders }: ImprovementOrderFile): OrderSummary => {
  const days = orders.map(({ orderDate }) => orderDate).sort();
  return {
    orders: orders.length,
    organizations: new Set(orders.map(({ corporateNumber }) => corporateNumber)).size,
    underEmbargo: orders.filter(({ publicNoticeDate }) => publicNoticeDate === null).length,
    synthetic: orders.filter(({ synthetic }) => synthetic).length,
    firstOrderDate: days[0],
    lastOrderDate: days.at(-1),
  };
};
