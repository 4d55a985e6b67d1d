import type { Writing } from '../../kit/write/act.ts';
import { addRecord } from '../../kit/write/add-record.ts';
import type { FieldInput } from './field-input.ts';
import { industryField } from './industry-field.table.ts';

/** What follows of a new field from the act by which it begins. */
interface Follows {
  readonly id?: string;
  readonly effectiveFrom: string;
  /** The field of which it was a part. */
  readonly splitFromId?: string;
}

/**
 * Adds a field with the first line of its history. A cap that it begins with holds from its first day.
 * @returns its id.
 */
export const addField = (
  writing: Writing,
  { code, nameJapanese, nameEnglish, ministryInCharge, cap = null, capBasis = null }: FieldInput,
  { id, effectiveFrom, splitFromId }: Follows,
): Promise<string> =>
  addRecord(writing, industryField, {
    ...(id !== undefined && { id }),
    keptFor: 'JAPAN',
    given: { code, nameJapanese, nameEnglish, ministryInCharge, effectiveFrom, cap, capBasis },
    besides: {
      capFrom: cap === null ? null : effectiveFrom,
      ...(splitFromId !== undefined && { splitFromId }),
    },
  });
