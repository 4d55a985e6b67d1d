import { isCorporateNumber } from '../../kit/facts/corporate-number.ts';
import type { Act, MutationInput } from '../../kit/write/act.ts';
import { addRecord } from '../../kit/write/add-record.ts';
import { invalidInput } from '../../kit/write/refused.ts';
import { checkEntity } from './entity-input.ts';
import type { EntityInput } from './entity-input.ts';
import { receivingEntity } from './receiving-entity.table.ts';

interface EnterInput extends MutationInput, EntityInput {
  readonly corporateNumber: string;
}

/** Enters a receiving entity under its Corporate Number (Immigration Act article 19-18). */
export const enterEntity: Act<EnterInput> = {
  mutation: 'enterReceivingEntity',
  article: '6(3)',
  perform: async ({ clientMutationKey: _, ...given }, writing) => {
    if (!isCorporateNumber(given.corporateNumber))
      throw invalidInput(
        'corporateNumber',
        'It is no Corporate Number: thirteen digits, the first of which checks the others.',
      );
    await checkEntity(writing, given);
    const receivingEntityId = await addRecord(writing, receivingEntity, {
      keptFor: 'JAPAN',
      given: { ...given },
      besides: { synthetic: false },
    });
    return { type: 'ReceivingEntityEntered', receivingEntityId, recordedAt: writing.now };
  },
};
