import { invalidInput } from '../../kit/write/refused.ts';

/**
 * Refuses what is no number of a passport or of a travel document in its place.
 * @throws Refused naming the input field.
 */
export const checkDocumentNumber = (field: string, number: string | null): void => {
  if (number !== null && !/^[A-Z0-9]{5,20}$/.test(number))
    throw invalidInput(field, 'It is no number of a passport: capital letters and digits alone.');
};
