import type { Writing } from '../../kit/write/act.ts';
import { checkDone } from '../../kit/write/check-day.ts';
import { invalidInput } from '../../kit/write/refused.ts';

/** What of an order is checked whenever it is issued or corrected. */
interface OrderContent {
  readonly orderDate: string;
  readonly deadline: string;
  readonly groundArticles: readonly string[];
}

/**
 * Refuses what no order can say.
 * @throws Refused naming the input field.
 */
export const checkOrder = ({ orderDate, deadline, groundArticles }: OrderContent): void => {
  if (deadline < orderDate) throw invalidInput('deadline', 'The deadline is before the order.');
  if (groundArticles.length === 0) throw invalidInput('groundArticles', 'An order stands on an article.');
};

/**
 * Refuses a day on which something was done to an order, where it is before the order or still to come.
 * @param field the input field that states it
 * @throws Refused naming the input field.
 */
export const checkDayAfterOrder = (
  writing: Writing,
  order: Readonly<Record<string, unknown>>,
  { field, day }: { readonly field: string; readonly day: string },
): void => {
  if (day < String(order['orderDate'])) throw invalidInput(field, 'The day is before that of the order.');
  checkDone(writing, { field, day, party: 'JAPAN' });
};
