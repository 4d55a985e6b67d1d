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
