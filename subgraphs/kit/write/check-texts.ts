import { isKey } from '../list/key.ts';
import { invalidInput } from './refused.ts';

/** Longer than any report or ground; what is longer belongs into an attachment. */
const longestText = 10_000;
const longestKey = 100;

/**
 * Refuses texts that cannot be kept, anywhere in an input.
 * @throws Refused naming the input field.
 */
export const checkTexts = (input: object): void => {
  for (const [field, value] of Object.entries(input)) {
    if (typeof value === 'string') checkText(field, value);
    else if (typeof value === 'object' && value !== null) checkTexts(value as object);
  }
};

const checkText = (field: string, text: string): void => {
  if (!isKey('text', text)) throw invalidInput(field, 'It holds a character that cannot be kept.');
  const longest = field === 'clientMutationKey' ? longestKey : longestText;
  if (text.length > longest) throw invalidInput(field, `It is longer than ${String(longest)} characters.`);
  if (text.trim() === '') throw invalidInput(field, 'It is empty.');
};
