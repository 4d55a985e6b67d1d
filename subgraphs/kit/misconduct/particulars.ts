import { invalidInput } from '../write/refused.ts';
import { checkAttachment } from './attachment.ts';
import type { Attachment } from './attachment.ts';

interface Sum {
  readonly amount?: string | null;
  readonly currency?: string | null;
}

/** What a misconduct report says besides of an act of its category (Memorandum, section 4(1)(a) to (e)). */
export interface Particulars extends Sum {
  readonly victimKind?: string | null;
  readonly contract?: Attachment | null;
  readonly documentKind?: string | null;
  readonly procedure?: string | null;
  readonly fees?: readonly (Sum & { readonly item: string; readonly basisShown: boolean })[] | null;
}

/** The category to which each part belongs. */
const belongsTo: Readonly<Record<keyof Particulars, string>> = {
  victimKind: 'MANAGING_PROPERTY',
  amount: 'MANAGING_PROPERTY',
  currency: 'MANAGING_PROPERTY',
  contract: 'PENALTY_CONTRACT',
  documentKind: 'FALSE_DOCUMENTS',
  procedure: 'FALSE_DOCUMENTS',
  fees: 'FEES_WITHOUT_BASIS',
};

const mostFees = 100;

/**
 * Refuses particulars that belong to another category, or that cannot be.
 * @param category null where a draft names none yet: then nothing belongs to another one
 * @throws Refused naming the part.
 */
export const checkParticulars = (category: string | null, given: Particulars): void => {
  for (const [part, ofCategory] of Object.entries(belongsTo)) {
    const value = given[part as keyof Particulars] ?? null;
    if (value !== null && category !== null && category !== ofCategory)
      throw invalidInput(`particulars.${part}`, `It belongs to a report of ${ofCategory} alone.`);
  }
  checkSum('particulars', given);
  const { contract, fees } = given;
  if (contract !== null && contract !== undefined) checkAttachment('particulars.contract', contract);
  if ((fees ?? []).length > mostFees)
    throw invalidInput('particulars.fees', `There are more than ${String(mostFees)} fees.`);
  for (const fee of fees ?? []) checkSum('particulars.fees', fee);
};

const checkSum = (at: string, { amount = null, currency = null }: Sum): void => {
  if ((amount === null) !== (currency === null))
    throw invalidInput(`${at}.currency`, 'A sum has a currency, and a currency a sum.');
  if (amount !== null && !/^(0|[1-9]\d{0,14})(\.\d{1,3})?$/.test(amount))
    throw invalidInput(`${at}.amount`, 'It is no decimal number, as 150000 and 99.50 are.');
  if (currency !== null && !/^[A-Z]{3}$/.test(currency))
    throw invalidInput(`${at}.currency`, 'It is no currency of three capital letters, as JPY and KGS are.');
};
